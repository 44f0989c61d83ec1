import type { Change } from '../domain/change.ts';
import type { Impact } from './impact/impact.ts';

/** One change of a plan, why it is made, why there, and what it does to people. */
export interface Step {
  readonly change: Change;
  readonly kind: Change['kind'];
  readonly phase: Phase;
  /** Why this change, and why here: a sentence without a full stop. */
  readonly reason: string;
  readonly impact: Impact;
  /** Wait before this change until the server it removes is empty, at most so long. */
  readonly drain?: Drain;
  /** It removes what neither the target nor its last applied version ever named. */
  readonly foreign?: true;
}

export interface Drain {
  readonly timeoutMs: number;
  /** Clients that are remembered keep coming to the quiesced server, as far as is known: it may never be empty. */
  readonly returning?: true;
}

/** `give` only adds and widens; `take` narrows and removes in services that stay; `remove` removes services. */
export type Phase = 'prepare' | 'give' | 'take' | 'remove' | 'finish';

/** A step before anybody has looked at what it does to people. */
export type StepDraft = Omit<Step, 'impact' | 'foreign'>;
