import type { Policy } from '../../config/policy.ts';
import type { SyncDaemon } from '../../domain/table.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ChangeOutcome } from '../change-outcome.ts';
import type { ChangePorts, Changing } from '../change-table.ts';
import type { OpenTable } from '../open-table.ts';
import type { Stage } from './rollout-order.ts';

/** One of the directors that a change is rolled out to, with its own plan from its own table. */
export interface RolloutMember {
  readonly table: OpenTable;
  readonly plan: Plan;
  readonly policies: readonly Policy[];
  /** A change that finishes another one may belong to the rollout of that one. */
  readonly changing: Omit<Changing, 'plan' | 'policies' | 'partial'>;
}

/** One stage that was run, and what became of it. */
export interface StageMade {
  readonly stage: Stage;
  /** The part of the member's plan that it ran. */
  readonly plan: Plan;
  readonly outcome: ChangeOutcome;
  /** Sync daemons that ran before and do not run any more, though no step stops them. */
  readonly lost: readonly SyncDaemon[];
}

export type RolloutPorts = Pick<ChangePorts, 'clock' | 'who' | 'signal'> & {
  readonly onEvent?: (member: number, event: Parameters<NonNullable<ChangePorts['onEvent']>>[0]) => void;
  /** Called when a stage has ended. */
  readonly onStage?: (made: StageMade) => Promise<void>;
};
