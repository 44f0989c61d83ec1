import type { DirectorRole } from '../change/rollout/director-role.ts';
import type { Observation } from '../domain/observation.ts';
import type { Table } from '../domain/table.ts';
import type { Plan } from '../plan/plan.ts';

/** What a change that goes to every director makes on one of them. */
export interface FleetPart {
  readonly spec: string;
  readonly role: DirectorRole;
  /** The way on its own table; without steps where that table needs no change. */
  readonly plan: Plan;
  /** Its table as it was when the plan was made. */
  readonly observation: Observation;
  /** What the change concerns must be as it is here. */
  readonly shown: Table;
}
