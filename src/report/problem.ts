import { escapeControls } from './escape.ts';

/** Why a command failed: what happened, where, why, and what the user can do. */
export interface Problem {
  readonly what: string;
  /** `file:line:column` or a path. */
  readonly where?: string;
  readonly why?: string;
  readonly remedy?: string;
}

/** `lvsrules: rules:3:1: what: why` and, on a line of its own, what to do. Ends in a line feed. */
export function problemText({ what, where, why, remedy }: Problem): string {
  const first = ['lvsrules', where, what, why].filter((part) => part !== undefined).map((part) => escapeControls(part));
  return `${first.join(': ')}\n${remedy === undefined ? '' : `  ${escapeControls(remedy)}\n`}`;
}

/** `rules:3:1: what: why`, without the remedy, where there is room for one line only. */
export function problemWords({ where, what, why }: Problem): string {
  return [where, what, why].filter((part) => part !== undefined).join(': ');
}

/** `what: why`, as a part of another sentence. */
export function problemCause({ what, why }: Problem): string {
  return why === undefined ? what : `${what}: ${why}`;
}
