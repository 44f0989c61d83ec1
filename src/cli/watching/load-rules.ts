import type { ReloadInput } from '../../live/reload-state.ts';
import { exitCodes } from '../exit-code.ts';
import { lintedTarget } from '../tables/linted-target.ts';
import { type WatchState, nameOf, refuse, words } from './watch-state.ts';
import { rulesOfPaths } from './rules-of-paths.ts';

/** Reads and checks the files; after a bad one the last good one stays in force. */
export async function load(state: WatchState): Promise<Extract<ReloadInput, { kind: 'loaded' }>> {
  const { paths, options, world } = state;
  const bad = { kind: 'loaded', good: false } as const;
  const rules = await rulesOfPaths(paths, world);
  if (!rules.ok) {
    refuse(state, [words(rules.failure)], exitCodes.usage);
    return bad;
  }
  const linted = await lintedTarget(rules.value, options, world);
  if (!linted.ok) {
    refuse(state, linted.failure.problems.map(words), linted.failure.exit);
    return bad;
  }
  if (rules.value.table.services.length === 0 && !options['allow-empty']) {
    refuse(state, [`${nameOf(state)}: holds no service`]);
    return bad;
  }
  state.recorded = 0;
  state.good = { table: rules.value.table, policies: linted.value.policies };
  return { kind: 'loaded', good: true };
}
