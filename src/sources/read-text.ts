import type { Result } from '../domain/result.ts';
import { success } from '../domain/result.ts';
import type { DescribedHost } from '../ipvsadm/described-host.ts';
import { readKeepalivedAlone } from './keepalived/read-keepalived.ts';
import type { TableKind } from './kind.ts';
import { readLdirectord } from './ldirectord/read-ldirectord.ts';
import { listingSource } from './listing/listing-source.ts';
import { shellSource } from './shell/shell-source.ts';
import type { SourceFault, TableSource } from './table-source.ts';
import { tableJsonSource } from './table-json/table-json-source.ts';

/** Reads a text of any kind except rules, without the files that it includes. */
export function sourceOfText(
  kind: Exclude<TableKind, 'rules'>,
  content: Uint8Array,
  host: DescribedHost,
): Result<TableSource, SourceFault> {
  switch (kind) {
    case 'keepalived':
      return readKeepalivedAlone(content);
    case 'ldirectord':
      return readLdirectord(content, host);
    case 'listing':
      return listingSource(content, host.names);
    case 'json':
      return tableJsonSource(content);
    case 'shell':
      return success(shellSource(content, { host }));
  }
}
