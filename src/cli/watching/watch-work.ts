import { tableOf } from '../../domain/observation.ts';
import { serviceKeyText } from '../../domain/service.ts';
import type { ReloadWork } from '../../live/reload.ts';
import { fingerprint } from '../../plan/saved/table-fingerprint.ts';
import type { ExitCode } from '../exit-code.ts';
import { problemWords } from '../../report/problem.ts';
import { observedTable } from '../tables/open-table.ts';
import type { World } from '../world.ts';
import { applyRules, wayBack } from './apply-rules.ts';
import { tellEvent } from './events.ts';
import { away, type WatchState, held, type KeepingValues } from './watch-state.ts';
import { load } from './load-rules.ts';

export interface WatchWork extends ReloadWork {
  /** Result of the last try: 0 when the files are in force, 2 when they or the table cannot be read. */
  outcome(): ExitCode;
}

/** The work of the reload loop, done with files, lint, policies and a director that is opened for each piece of it. */
export function watchWork(paths: readonly string[], options: KeepingValues, world: World): WatchWork {
  const state = held(paths, options, world);
  return {
    outcome: () => state.outcome,
    load: () => load(state),
    apply: (wholly) => applyRules(state, wholly),
    observe: () => observeTable(state),
    report: (what) => {
      if (what === 'changed') tellEvent({ event: 'changed', paths }, world);
      else if (what === 'director-back') tellEvent({ event: 'director-back' }, world);
      else if (what === 'director-away') tellEvent({ event: 'director-away', why: state.whyAway }, world);
      else tellEvent({ event: 'drift', commands: wayBack(state) }, world);
    },
  };
}

async function observeTable(state: WatchState): ReturnType<ReloadWork['observe']> {
  const observed = await observedTable(state.options.director, state.world);
  if (!observed.ok) return away(state, observed.failure.problems.map(problemWords).join('; '), 'observing');
  const observation = observed.value;
  const { seen, good } = state;
  state.found = observation;
  // A director that stays open gives the same list where nothing has changed.
  if (seen?.services === observation.services && seen.good === good) return seen.input;
  const present = new Set(observation.services.map(({ key }) => serviceKeyText(key)));
  const gone = good?.table.services.some(({ key }) => !present.has(serviceKeyText(key))) ?? false;
  const input = { kind: 'observed', fingerprint: fingerprint(tableOf(observation)), gone } as const;
  state.seen = { services: observation.services, good, input };
  return input;
}
