import { failure, type Result, success } from '../../domain/result.ts';
import { textOf } from '../../syntax/binary.ts';
import { readTableJson } from '../../syntax/table-json/read-table-json.ts';
import { linePlaces } from '../line-places.ts';
import { listedSource } from '../listing/listing-source.ts';
import type { SourceFault, TableSource } from '../table-source.ts';

/** The table that JSON describes; its positions are unknown. */
export function tableJsonSource(content: Uint8Array): Result<TableSource, SourceFault> {
  const read = readTableJson(textOf(content).replace(/^\ufeff/, ''));
  if (!read.ok) return failure({ what: read.failure });
  return success({ kind: 'json', ...listedSource(read.value, linePlaces(content)) });
}
