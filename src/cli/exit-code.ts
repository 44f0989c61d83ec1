/** The exit status of a command, for scripts. */
export const exitCodes = {
  /** Nothing found, nothing to do, or done. */
  ok: 0,
  /** Findings, differences, or a change that was refused or failed. */
  found: 1,
  /** Wrong usage, unreadable or binary input, a bad configuration, no such director. */
  usage: 2,
  /** A bug in lvsrules. */
  bug: 70,
} as const;

export type ExitCode = number;

/** The same for people. */
export const exitMeanings: readonly (readonly [code: ExitCode, meaning: string])[] = [
  [exitCodes.ok, 'nothing found, nothing to do, or done'],
  [exitCodes.found, 'findings, differences, or a change that was refused or failed'],
  [exitCodes.usage, 'wrong usage, unreadable input, a bad configuration, or no such director'],
  [exitCodes.bug, 'a bug in lvsrules'],
];
