import type { Change } from '../../domain/change.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Table } from '../../domain/table.ts';
import { predict } from '../../ipvsadm/predict.ts';
import type { IpvsOptions } from '../../kernel/options.ts';
import { type Problem, problemText } from '../../report/problem.ts';
import { otherKind } from '../sources/other-kind.ts';
import { rulesNames } from '../read-host.ts';
import { readBytes } from '../read-input.ts';
import type { World } from '../world.ts';

/** What a kernel takes of a rules file. */
export interface TakenRules {
  readonly changes: readonly Change[];
  readonly table: Table;
}

/** Reads a rules file as ipvsadm-restore would, and says on standard error which lines the kernel does not take. */
export async function takenRules(
  path: string,
  machine: IpvsOptions,
  world: World,
): Promise<Result<TakenRules, Problem>> {
  const bytes = await readBytes(world, path);
  if (!bytes.ok) return bytes;
  if (bytes.value.includes(0)) {
    return failure({
      what: 'this is not a rules file',
      where: path,
      why: 'it is binary',
      remedy: 'rules are lines of ipvsadm -S',
    });
  }
  const other = otherKind(path, bytes.value);
  if (other) return failure(other);
  const names = await rulesNames(world);
  if (!names.ok) return names;
  const { lines, table } = predict(bytes.value, { machine, names: names.value });
  const missed = lines.filter(({ outcome }) => outcome !== 'taken' && outcome !== 'ignored');
  for (const { line, outcome, stderr } of missed.slice(0, 10)) {
    const why = stderr.trim().split('\n')[0];
    world.complain(problemText({ what: words[outcome] ?? outcome, where: `${path}:${line}`, ...(why && { why }) }));
  }
  if (missed.length > 10)
    world.complain(problemText({ what: `${missed.length - 10} more lines are not taken`, where: path }));
  if (table.services.length === 0) {
    const remedy = 'a service is a line such as: -A -t 192.0.2.1:80 -s wlc';
    return failure({
      what: 'the rules leave no virtual service',
      where: path,
      why: 'there is nothing to send clients to',
      remedy,
    });
  }
  return success({ changes: lines.flatMap(({ changes }) => changes), table });
}

const words: Readonly<Record<string, string>> = {
  skipped: 'the kernel skips this line, as ipvsadm -R would',
  stops: 'ipvsadm -R stops here',
  unread: 'ipvsadm -R never reads this line',
  lost: 'ipvsadm -R loses this line',
};
