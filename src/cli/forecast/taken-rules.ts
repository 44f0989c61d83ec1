import type { Change } from '../../domain/change.ts';
import { changesOf } from '../../domain/changes-of.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Table } from '../../domain/table.ts';
import { predict } from '../../ipvsadm/predict.ts';
import type { IpvsOptions } from '../../kernel/options.ts';
import { type Problem, problemText } from '../../report/problem.ts';
import { type TableKind, tableKinds } from '../../sources/kind.ts';
import { rulesNames } from '../read-host.ts';
import { readBytes } from '../read-input.ts';
import { inputKind, notTaken } from '../sources/other-kind.ts';
import { lossesOf, readTableSource } from '../sources/read-source.ts';
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
  if (bytes.value.includes(0)) {
    return failure({
      what: 'this is not a rules file',
      where: path,
      why: 'it is binary',
      remedy: 'rules are lines of ipvsadm -S',
    });
  }
  const names = await rulesNames(world);
  if (!names.ok) return names;
  const { lines, table } = predict(bytes.value, { machine, names: names.value });
  const missed = lines.filter(({ outcome }) => outcome !== 'taken' && outcome !== 'ignored');
  for (const { line, outcome, stderr } of missed.slice(0, 10)) {
    const why = stderr.trim().split('\n')[0];
    world.complain(problemText({ what: words[outcome] ?? outcome, where: `${path}:${line}`, ...(why && { why }) }));
  }
  if (missed.length > 10)
    world.complain(problemText({ what: `${missed.length - 10} more lines are not accepted`, where: path }));
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
  for (const loss of lossesOf(source.value, path)) world.complain(problemText(loss));
  const { table } = source.value;
  if (table.services.length === 0) return failure(noService(path));
  return success({ changes: changesOf(table), table });
}

function noService(path: string): Problem {
  return {
    what: 'the file leaves no virtual service',
    where: path,
    why: 'there is nothing to send clients to',
    remedy: 'a service is a line such as: -A -t 192.0.2.1:80 -s wlc',
  };
}
const words: Readonly<Record<string, string>> = {
  skipped: 'the kernel skips this line, as ipvsadm -R would',
  stops: 'ipvsadm -R stops here',
  unread: 'ipvsadm -R never reads this line',
  lost: 'ipvsadm -R drops this line',
};
