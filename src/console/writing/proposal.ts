import type { Confirmation } from '../../config/console-settings.ts';
import { type Observation, tableOf } from '../../domain/observation.ts';
import type { Table } from '../../domain/table.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PlanDialog, Proposal } from '../dialog.ts';
import { emptyField } from '../field.ts';
import { confirmationOf } from './confirmation.ts';
import { impactOf } from './impact-notes.ts';

/** A plan to decide on: its impact on clients, and what confirms it. */
export function proposal(
  title: string,
  plan: Plan,
  observation: Observation,
  origin: Proposal['origin'],
  more: Pick<Proposal, 'undoes' | 'redoes' | 'finishes' | 'ramps' | 'withheld' | 'reason' | 'drainNext'> & {
    readonly shown?: Table;
  } = {},
): Proposal {
  const changes = plan.steps.map(({ change }) => change);
  const { summary, notes: impact } = impactOf(plan.steps, observation);
  const words = confirmationOf(plan.steps);
  return { title, plan, shown: tableOf(observation), changes, summary, impact, ...words, origin, ...more };
}

/** Where everything must be confirmed by typing, a change without a word of its own asks for `apply`. */
export function planDialog(of: Proposal, confirm: Confirmation): PlanDialog {
  const typed = of.typed ?? (confirm === 'everything' ? 'apply' : null);
  return { kind: 'plan', proposal: { ...of, typed }, typed: emptyField, top: 0 };
}
