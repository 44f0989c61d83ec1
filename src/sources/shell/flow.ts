import type { Status, UnknownValue } from './value.ts';

/** How a command ends: the next one follows, or a loop, function or shell is left. */
export type Flow =
  | { readonly kind: 'next' | 'return' | 'exit' }
  | { readonly kind: 'break' | 'continue'; readonly levels: number }
  /** It may have been left; what follows in there may not be run. */
  | {
      readonly kind: 'maybe';
      readonly leaves: 'break' | 'continue' | 'return';
      readonly levels: number;
      readonly why: UnknownValue;
    };

export const next: Flow = { kind: 'next' };

/** A command has ended with a status, and the next one follows. */
export function ended(shell: { status: Status }, status: Status): Flow {
  shell.status = status;
  return next;
}
