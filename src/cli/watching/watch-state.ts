import type { Policy } from '../../config/policy.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Table } from '../../domain/table.ts';
import type { ReloadInput } from '../../live/reload-state.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { type Planning, type PlanningValues, readPlanningOptions } from '../tables/read-planning-options.ts';
import type { World } from '../world.ts';
import { tellEvent } from './events.ts';

export type KeepingValues = PlanningValues & {
  readonly director: string | undefined;
  readonly 'overwrite-drift': boolean;
};

/** What the loop keeps between its tasks. */
export interface WatchState {
  readonly paths: readonly string[];
  readonly options: KeepingValues;
  readonly planning: Planning;
  readonly world: World;
  /** What the last good files say. */
  good: { readonly table: Table; readonly policies: readonly Policy[] } | null;
  /** The table as last read. */
  found: Observation | null;
  /** What the last look found in the table, and the files that it was compared with. */
  seen: {
    readonly services: Observation['services'];
    readonly good: WatchState['good'];
    readonly input: Extract<ReloadInput, { kind: 'observed' }>;
  } | null;
  /** Result of the last try: 0 when the files are in force, 2 when they or the table cannot be read. */
  outcome: ExitCode;
  whyAway: string;
  /** Consecutive failed tries in the log since the files were read. */
  recorded: number;
}

export function held(paths: readonly string[], options: KeepingValues, world: World): WatchState {
  const read = readPlanningOptions(options);
  const planning: Planning = read.ok ? read.value : { plan: {} };
  return {
    paths,
    options,
    planning,
    world,
    good: null,
    found: null,
    seen: null,
    outcome: exitCodes.found,
    whyAway: '',
    recorded: 0,
  };
}

/** The paths as one name, for the log. */
export function nameOf({ paths }: WatchState): string {
  return paths.join(' ');
}

export function reportRefused(state: WatchState, why: readonly string[], exit: ExitCode = exitCodes.found): void {
  state.outcome = exit;
  tellEvent({ event: 'refused', why }, state.world);
}

export function away<When extends 'applying' | 'observing'>(state: WatchState, why: string, when: When) {
  state.outcome = exitCodes.usage;
  state.whyAway = why;
  return { kind: 'director-away', while: when } as const;
}
