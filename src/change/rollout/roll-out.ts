import { randomBytes } from 'node:crypto';
import { tableAfter } from '../../domain/apply-change.ts';
import { type Observation, tableOf } from '../../domain/observation.ts';
import type { SyncDaemon } from '../../domain/table.ts';
import { partsOf } from '../../plan/plan-parts.ts';
import type { Plan } from '../../plan/plan.ts';
import { fingerprint } from '../../plan/saved/table-fingerprint.ts';
import type { DirectorFailure } from '../../ports/director.ts';
import { type ChangeOutcome, isDone } from '../change-outcome.ts';
import { changeTable } from '../change-table.ts';
import { rollBackStages, type StageRolledBack } from './roll-back-stages.ts';
import type { RolloutMember, RolloutPorts, StageMade } from './rollout-member.ts';
import type { Stage } from './rollout-order.ts';
import { knownDaemons } from './known-daemons.ts';

/** Why no stage was begun. */
export type NotReady =
  | { readonly kind: 'failed'; readonly member: number; readonly failure: DirectorFailure }
  /** Its table is not the one that its plan starts from any more. */
  | { readonly kind: 'moved'; readonly member: number };

export interface Rollout {
  /** Empty if nothing was begun. */
  readonly made: readonly StageMade[];
  readonly notReady: readonly NotReady[];
  /** Stages that were not run: the one before them did not end well. */
  readonly left: readonly Stage[];
  /** What was rolled back after a failure, the last change first; empty unless it was asked for. */
  readonly rolledBack: readonly StageRolledBack[];
}

/**
 * Runs a change on several directors, stage by stage. Every table is read again before the first stage, and changed under
 * its own lock; after each stage it is verified and its sync daemons are looked for. It stops at the first stage that
 * does not end well.
 */
export async function rollOut(
  members: readonly RolloutMember[],
  stages: readonly Stage[],
  ports: RolloutPorts,
): Promise<Rollout> {
  const notReady = await notReadyOf(members, stages, ports.signal);
  if (notReady.length > 0) return { made: [], notReady, left: stages, rolledBack: [] };
  const made: StageMade[] = [];
  const rollout = `${new Date(ports.clock.now()).toISOString()}-${randomBytes(4).toString('hex')}`;
  for (const stage of stages) {
    const member = members[stage.member];
    if (member === undefined) continue;
    const done = await runStage(member, stage, { made, rollout }, ports);
    made.push(done);
    await ports.onStage?.(done);
    if (!isGood(done)) break;
  }
  const last = made.at(-1);
  const wantsBack = last !== undefined && !isGood(last) && members[last.stage.member]?.changing.onFailure === 'undo';
  const rolledBack = wantsBack ? await rollBackStages(members, made, ports) : [];
  return { made, notReady: [], left: stages.slice(made.length), rolledBack };
}

/** Whether the next stage may follow. */
export function isGood({ outcome, lost }: Pick<StageMade, 'outcome' | 'lost'>): boolean {
  return isDone(outcome) && lost.length === 0;
}

/** Reads the tables again, side by side: a change must not stop half-way for what can be known before it begins. */
async function notReadyOf(
  members: readonly RolloutMember[],
  stages: readonly Stage[],
  signal: AbortSignal | undefined,
): Promise<readonly NotReady[]> {
  const concerned = [...new Set(stages.map(({ member }) => member))];
  const found = await Promise.all(
    concerned.map(async (place): Promise<readonly NotReady[]> => {
      const member = members[place];
      if (member === undefined) return [];
      const { table, plan } = member;
      const observed = await table.director.observe(signal);
      if (!observed.ok) return [{ kind: 'failed', member: place, failure: observed.failure }];
      const changes = plan.steps.map(({ change }) => change);
      const isSame = fingerprint(tableOf(observed.value), changes) === plan.from.fingerprint;
      return isSame ? [] : [{ kind: 'moved', member: place }];
    }),
  );
  return found.flat();
}

async function runStage(
  member: RolloutMember,
  stage: Stage,
  { made: before, rollout }: { readonly made: readonly StageMade[]; readonly rollout: string },
  { onEvent, clock, who, signal }: RolloutPorts,
): Promise<StageMade> {
  const { table, policies, changing } = member;
  const plan = planOfStage(member, stage);
  const first = before.find((made) => made.stage.member === stage.member)?.outcome;
  const finishes = first?.kind === 'ended' && first.id !== null ? first.id : undefined;
  const { applied, ...rest } = changing;
  // An undo that is made in two parts is one when both are made.
  const isOnRecord = changing.undoes !== undefined || changing.redoes !== undefined;
  const outcome = await changeTable(
    {
      ...rest,
      plan,
      // The whole plan was judged; a table that only has its additions may break a policy for the moment.
      policies: stage.part === 'give' ? [] : policies,
      ...(applied && stage.part !== 'give' && { applied }),
      ...(finishes !== undefined && !isOnRecord && { finishes }),
      ...(isOnRecord && stage.part === 'give' && { partial: true }),
      rollout: changing.rollout ?? rollout,
    },
    {
      director: table.director,
      journal: table.journal,
      clock,
      who,
      ...(signal && { signal }),
      onEvent: (event) => {
        onEvent?.(stage.member, event);
      },
    },
  );
  return { stage, plan, outcome, lost: lostDaemons(table.observation, member.plan, outcome) };
}

function planOfStage({ plan, table }: RolloutMember, { part }: Stage): Plan {
  return part === 'whole' ? plan : partsOf(plan, tableOf(table.observation))[part];
}

/** Only what both readings know is compared. */
function lostDaemons(before: Observation, { steps }: Plan, outcome: ChangeOutcome): readonly SyncDaemon[] {
  if (!isDone(outcome)) return [];
  const now = knownDaemons(outcome.applied.observation);
  if (knownDaemons(before) === undefined || now === undefined) return [];
  const changes = steps.map(({ change }) => change);
  const expected =
    tableAfter(
      tableOf(before),
      changes.filter(({ kind }) => kind === 'stop-daemon'),
    ).daemons ?? [];
  return expected.filter(({ state }) => !now.some((daemon) => daemon.state === state));
}
