import type { Observation } from '../../domain/observation.ts';
import { type RowId, serverId, serviceId } from '../../live/identity.ts';
import type { ServiceDiff } from '../../plan/diff/table-diff.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Step } from '../../plan/step.ts';
import { attributeText } from '../../report/diff/diff-words.ts';
import { methodWord } from '../../domain/other-method.ts';
import type { RealServer } from '../../domain/server.ts';
import { latestObservation } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { planOf } from '../writing/plan-of.ts';
import { rowOfStaged } from '../writing/staged.ts';

/** The way from the table to what is staged. */
export interface StagedPlan {
  readonly plan: Plan;
  /** The table that it was computed on. */
  readonly shown: Observation;
  /** The steps of each changed row, in their order. */
  readonly steps: ReadonlyMap<RowId, readonly Step[]>;
  /** What changes in each edited or added row. */
  readonly words: ReadonlyMap<RowId, string>;
}

type Source = Pick<State, 'staged' | 'elsewhere' | 'journal'>;

const memory: { made: { readonly of: Source; readonly plan: StagedPlan } | null } = { made: null };

/** Computed again when what is staged changes, and when a change was made here or elsewhere; not for every sample. */
export function stagedPlan(state: State): StagedPlan {
  const { made } = memory;
  const { staged, elsewhere, journal } = state;
  if (made?.of.staged === staged && made.of.elsewhere === elsewhere && made.of.journal === journal) return made.plan;
  const plan = computed(state);
  memory.made = { of: { staged, elsewhere, journal }, plan };
  return plan;
}

function computed(state: State): StagedPlan {
  const shown = latestObservation(state);
  const plan = planOf(state.staged, shown, state.source.kernel);
  const steps = new Map<RowId, Step[]>();
  for (const step of plan.steps) {
    const id = rowOfStaged(step.change);
    const own = steps.get(id);
    if (own === undefined) steps.set(id, [step]);
    else own.push(step);
  }
  return { plan, shown, steps, words: new Map(plan.diff.services.flatMap(wordsOf)) };
}

function wordsOf(diff: ServiceDiff): readonly (readonly [RowId, string])[] {
  if (diff.kind === 'removed-service') return [];
  if (diff.kind === 'added-service') {
    const id = serviceId(diff.service.key);
    return [
      [id, `new ${diff.service.scheduler}`],
      ...diff.service.servers.map((server) => [serverId(id, server), newServer(server)] as const),
    ];
  }
  const id = serviceId(diff.key);
  return [
    [id, diff.settings.map(attributeText).join(', ')],
    ...diff.servers.flatMap((each): readonly (readonly [RowId, string])[] => {
      if (each.kind === 'removed-server') return [];
      if (each.kind === 'added-server') return [[serverId(id, each.server), newServer(each.server)]];
      return [[serverId(id, each.after), each.attributes.map(attributeText).join(', ')]];
    }),
  ];
}

function newServer(server: RealServer): string {
  return `new ${methodWord(server)} ${server.weight}`;
}
