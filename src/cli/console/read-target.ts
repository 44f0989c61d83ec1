import type { WatchedRules } from '../../console/state.ts';
import { rulesTable } from '../tables/rules-table.ts';
import { type ConfigurationValues, lintedTarget } from '../tables/linted-target.ts';
import type { World } from '../world.ts';

/** The table that a rules file produces from an empty one, or why there is none if lint finds an error in it. */
export async function readTarget(
  path: string,
  options: ConfigurationValues,
  world: World,
): Promise<WatchedRules['found']> {
  const read = await rulesTable(path, world);
  if (!read.ok) return { kind: 'unreadable', reason: read.failure.why ?? read.failure.what };
  const { faults, table, source } = read.value;
  const [first] = faults;
  if (first === undefined) {
    const linted = await lintedTarget(read.value, options, world);
    if (linted.ok) return { kind: 'table', table, faults: 0, ...(source && { source }) };
    const [error] = linted.failure.problems;
    return { kind: 'unreadable', reason: `refused: ${error?.what ?? 'lint finds an error'}` };
  }
  const line = first.where?.split(':').at(-1) ?? '?';
  const others = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  return { kind: 'unreadable', reason: `line ${line}: ${first.what}${first.why ? `: ${first.why}` : ''}${others}` };
}
