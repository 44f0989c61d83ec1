import type { Confirmation } from '../../config/console-settings.ts';
import { type Observation, tableOf } from '../../domain/observation.ts';
import type { Table } from '../../domain/table.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PlanDialog, Proposal } from '../dialog.ts';
import { emptyField } from '../field.ts';
import type { Form } from '../form/form.ts';
import type { Stage } from '../../change/rollout/rollout-order.ts';
import type { FleetPart } from '../fleet-part.ts';
import { confirmationOf } from './confirmation.ts';
import { stagesOf } from './fleet-stages.ts';
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

/** The same change on every director: confirmed by what it does on all of them together. */
export function fleetProposal(alone: Proposal, parts: readonly FleetPart[]): Proposal {
  const steps = parts.flatMap(({ plan }) => plan.steps);
  const effects = parts.map(({ spec, plan, observation }) => ({ spec, ...impactOf(plan.steps, observation) }));
  const impact = effects.flatMap(({ spec, notes }) =>
    notes.map((note) => ({ ...note, text: `${spec}: ${note.text}` })),
  );
  const order = stagesOf(parts).map(({ member, part }) => stageText(parts[member], part));
  const summary = `${parts.length} directors, each verified before the next begins: ${order.join(', then ')}`;
  const { typed, orTyped = typed ?? '' } = confirmationOf(steps);
  return {
    ...alone,
    changes: steps.map(({ change }) => change),
    summary,
    impact,
    typed,
    orTyped,
    fleet: parts,
    alone,
  };
}

function stageText(of: FleetPart | undefined, part: Stage['part']): string {
  if (of === undefined) return '';
  const role = of.role === 'unknown' ? '' : ` (${of.role})`;
  return `${of.spec}${role}${{ give: ' adds', take: ' removes', whole: '' }[part]}`;
}

/** Where everything must be confirmed by typing, a change without a word of its own asks for `apply`. */
export function planDialog(of: Proposal, confirm: Confirmation, form?: Form): PlanDialog {
  const typed = of.typed ?? (confirm === 'everything' ? 'apply' : null);
  return { kind: 'plan', proposal: { ...of, typed }, typed: emptyField, top: 0, ...(form && { form }) };
}
