import type { Change } from '../domain/change.ts';
import type { Impact } from './impact.ts';

/** One change of a plan, its reason, and its impact on clients. */
export interface Step {
  readonly change: Change;
  readonly kind: Change['kind'];
  readonly phase: Phase;
  /** Why this change, and why at this point: a sentence without a full stop. */
  readonly reason: string;
  readonly impact: Impact;
  /** Before this change, wait at most this long until the server that it removes is empty. */
  readonly drain?: Drain;
  /** It removes something that neither the target nor its last applied version names. */
  readonly foreign?: true;
}

export interface Drain {
  readonly timeoutMs: number;
  /** Persistent clients may keep coming to the quiesced server: it may never become empty. */
  readonly returning?: true;
}

/** `give` only adds and widens; `take` narrows and removes in services that stay; `remove` removes services. */
export type Phase = 'prepare' | 'give' | 'take' | 'remove' | 'finish';

/** A step without its impact. */
export type StepDraft = Omit<Step, 'impact' | 'foreign'>;
