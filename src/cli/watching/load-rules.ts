import type { ReloadInput } from '../../live/reload-state.ts';
import { exitCodes } from '../exit-code.ts';
import { emptyTarget } from '../../report/problems/target-problems.ts';
import { problemWords } from '../../report/problem.ts';
import { checkedTarget } from '../tables/checked-target.ts';
import { type WatchState, nameOf, reportRefused } from './watch-state.ts';
import { rulesOfPaths } from '../tables/rules-of-paths.ts';

/** Reads and checks the files; after a bad one the last good one stays in force. */
export async function load(state: WatchState): Promise<Extract<ReloadInput, { kind: 'loaded' }>> {
  const { paths, options, world } = state;
  const bad = { kind: 'loaded', valid: false } as const;
  const text = await rulesOfPaths(paths, world);
  if (!text.ok) {
    reportRefused(state, [problemWords(text.failure)], exitCodes.usage);
    return bad;
  }
  const checked = await checkedTarget(text.value, options, world);
  if (!checked.ok) {
    reportRefused(state, checked.failure.problems.map(problemWords), checked.failure.exit);
    return bad;
  }
  const { target, policies } = checked.value;
  if (target.table.services.length === 0 && !options['allow-empty']) {
    reportRefused(state, [problemWords(emptyTarget(nameOf(state)))]);
    return bad;
  }
  state.recorded = 0;
  state.good = { table: target.table, policies };
  return { kind: 'loaded', valid: true };
}
