import { ownerOf } from '../doctor/address-owners.ts';
import { directorWants } from './director-wants.ts';
import { realServerWants } from './real-server-wants.ts';
import type { SetupAction } from './setup-action.ts';
import type { SetupFacts } from './setup-facts.ts';
import { type SetupRefusal, wrongHere, wrongWish } from './setup-refusal.ts';
import type { SetupWant } from './setup-want.ts';
import { type SetupWish, wishedAddresses } from './setup-wish.ts';

/** A change of a host, and why it is needed. */
export interface SetupStep {
  readonly action: SetupAction;
  readonly reason: string;
}

export interface SetupPlan {
  /** In the order in which they are to be made; nothing that is right already. */
  readonly steps: readonly SetupStep[];
  /** Where there is one, nothing is to be done. */
  readonly refusal: SetupRefusal | null;
  readonly notes: readonly SetupNote[];
}

/** Something to know beside the steps. */
export type SetupNote =
  | { readonly kind: 'networkd'; readonly device: string }
  | { readonly kind: 'segments'; readonly vip: string }
  | { readonly kind: 'marks'; readonly marks: readonly number[] };

/** What is to be done on a host, from what it is at this moment. */
export function setupPlan(wish: SetupWish, facts: SetupFacts): SetupPlan {
  const wrong = wrongWish(wish) ?? wrongHere(wish, facts);
  if (wrong !== null) return { steps: [], refusal: wrong, notes: [] };
  const steps = setupWants(wish, facts)
    .filter(({ holds }) => !holds)
    .map(({ action, reason }) => ({ action, reason }));
  for (const { action } of steps) {
    const vip = touchedAddress(action);
    const owner = vip === null ? null : ownerOf(vip, facts.claims);
    if (vip !== null && owner !== null) return { steps: [], refusal: { kind: 'owned', vip, owner }, notes: [] };
  }
  return { steps, refusal: null, notes: notesOf(wish, steps, facts) };
}

/** All that the role needs, whether it is so already or not: what files for a host are made of. */
export function setupWants(wish: SetupWish, facts: SetupFacts): readonly SetupWant[] {
  return wish.role === 'director' ? directorWants(wish, facts) : realServerWants(wish, facts);
}

function touchedAddress(action: SetupAction): string | null {
  switch (action.kind) {
    case 'add-address':
    case 'retire-address':
      return action.address;
    case 'remove-address':
      return action.entry.address;
    default:
      return null;
  }
}

function notesOf(wish: SetupWish, steps: readonly SetupStep[], facts: SetupFacts): readonly SetupNote[] {
  const devices = new Set(
    steps.flatMap(({ action }) => (action.kind === 'add-address' && action.device !== 'lo' ? [action.device] : [])),
  );
  const managed = facts.processes.includes('systemd-networkd') ? [...devices] : [];
  const wrapped = wishedAddresses(wish).filter((vip) =>
    wish.entries.some((each) => each.vip === vip && each.method === 'tunnel'),
  );
  const { marks = [] } = wish;
  return [
    ...(marks.length > 0 ? [{ kind: 'marks', marks } as const] : []),
    ...managed.map((device) => ({ kind: 'networkd', device }) as const),
    ...(wish.role === 'realserver' ? wrapped.map((vip) => ({ kind: 'segments', vip }) as const) : []),
  ];
}
