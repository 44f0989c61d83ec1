import type { Change } from '../../domain/change.ts';
import { changesOf } from '../../domain/changes-of.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Table } from '../../domain/table.ts';
import { predict } from '../../ipvsadm/predict.ts';
import type { IpvsOptions } from '../../kernel/options.ts';
import type { Problem } from '../../report/problem.ts';
import { notText } from '../../report/problems/file-problems.ts';
import { noService, refusedLines } from '../../report/problems/forecast-problems.ts';
import { complain } from '../complain.ts';
import { type TableKind, tableKinds } from '../../sources/kind.ts';
import { rulesNames } from '../read-host.ts';
import { readBytes } from '../read-input.ts';
import { lossesOf, notTaken } from '../../report/problems/source-problems.ts';
import { inputKind } from '../sources/other-kind.ts';
import { readTableSource } from '../sources/read-source.ts';
import type { World } from '../world.ts';

/** The part of a file that a kernel accepts. */
export interface TakenRules {
  readonly changes: readonly Change[];
  readonly table: Table;
}

/**
 * Reads a rules file as ipvsadm-restore would, or the table that a file of another kind makes, and says on standard
 * error which lines the kernel refuses and what is lost.
 */
export async function takenRules(
  path: string,
  machine: IpvsOptions,
  world: World,
  from?: TableKind,
): Promise<Result<TakenRules, Problem>> {
  const bytes = await readBytes(world, path);
  if (!bytes.ok) return bytes;
  const found = inputKind(bytes.value, from);
  const kind = tableKinds.find((each) => each === found.kind);
  if (kind === undefined) return failure(notTaken(path, found));
  if (kind !== 'rules') return takenSource(kind, path, bytes.value, world);
  if (bytes.value.includes(0)) return failure(notText(path));
  const names = await rulesNames(world);
  if (!names.ok) return names;
  const { lines, table } = predict(bytes.value, { machine, names: names.value });
  complain(world, ...refusedLines(path, lines));
  if (table.services.length === 0) return failure(noService(path));
  return success({ changes: lines.flatMap(({ changes }) => changes), table });
}

async function takenSource(
  kind: Exclude<TableKind, 'rules'>,
  path: string,
  content: Uint8Array,
  world: World,
): Promise<Result<TakenRules, Problem>> {
  const source = await readTableSource(kind, { path, content }, world);
  if (!source.ok) return source;
  complain(world, ...lossesOf(source.value, path));
  const { table } = source.value;
  if (table.services.length === 0) return failure(noService(path));
  return success({ changes: changesOf(table), table });
}
