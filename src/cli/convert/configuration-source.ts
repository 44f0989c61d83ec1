import { failure, type Result, success } from '../../domain/result.ts';
import type { Problem } from '../../report/problem.ts';
import { noServices, noteLoss } from '../../report/problems/convert-problems.ts';
import { sourceRules } from '../../sources/source-rules.ts';
import { binaryOf } from '../../syntax/binary.ts';
import { type ConfigurationKind, readTableSource } from '../sources/read-source.ts';
import type { World } from '../world.ts';
import type { ConvertibleSource } from './source-form.ts';

/** A keepalived or ldirectord configuration as the table that its program makes while every server is up. */
export async function configurationSource(
  kind: ConfigurationKind,
  path: string,
  content: Uint8Array,
  world: World,
): Promise<Result<ConvertibleSource, Problem>> {
  const read = await readTableSource(kind, { path, content }, world);
  if (!read.ok) return failure(read.failure);
  const source = read.value;
  const reading = source.notes.filter(({ kind: found }) => found === 'lost').map(noteLoss);
  return success({
    table: source.table,
    rules: binaryOf(sourceRules(source).text),
    notes: source.table.services.length + reading.length === 0 ? [noServices] : [],
    losses: { reading, asRules: [] },
  });
}
