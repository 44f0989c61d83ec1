import type { Confirmation } from '../../config/console-settings.ts';
import type { Change } from '../../domain/change.ts';
import { type Observation, tableOf } from '../../domain/observation.ts';
import { serverKeyText } from '../../domain/server.ts';
import { endpointText } from '../../domain/address.ts';
import type { ServiceKey } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PlanDialog, Proposal } from '../dialog.ts';
import { emptyField } from '../field.ts';
import { impactOf } from './impact-notes.ts';

/** A plan to decide on: its impact on clients, and the text that must be typed to confirm it. */
export function proposal(
  title: string,
  plan: Plan,
  observation: Observation,
  origin: Proposal['origin'],
  more: Pick<Proposal, 'undoes' | 'redoes' | 'finishes' | 'ramps'> & { readonly shown?: Table } = {},
): Proposal {
  const changes = plan.steps.map(({ change }) => change);
  const { summary, notes: impact } = impactOf(plan.steps, observation);
  const typed = wordsFor(changes);
  return { title, plan, shown: tableOf(observation), changes, summary, impact, typed, origin, ...more };
}

/** Where everything must be confirmed by typing, a change without a word of its own asks for `apply`. */
export function planDialog(of: Proposal, confirm: Confirmation): PlanDialog {
  const typed = of.typed ?? (confirm === 'everything' ? 'apply' : null);
  return { kind: 'plan', proposal: { ...of, typed }, typed: emptyField, top: 0 };
}

/** A single deletion is confirmed by name, several by their number. */
function wordsFor(changes: readonly Change[]): string | null {
  const deletions = changes.filter(
    ({ kind }) => kind === 'delete-service' || kind === 'delete-server' || kind === 'flush',
  );
  const [first] = deletions;
  if (first === undefined) return null;
  if (deletions.length > 1) return `delete ${deletions.length}`;
  switch (first.kind) {
    case 'delete-service':
      return serviceWord(first.service);
    case 'delete-server':
      return serverKeyText(first.server);
    default:
      return 'delete everything';
  }
}

function serviceWord(key: ServiceKey): string {
  return key.kind === 'fwmark' ? `fwmark ${key.mark}` : endpointText(key.address, key.port);
}
