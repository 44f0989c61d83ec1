import type { Loss } from '../../domain/complete.ts';
import { Follower } from './follower.ts';
import type { ScriptLine } from './script-line.ts';
import { shellTokens } from './tokens.ts';

export interface ScriptReading {
  readonly lines: readonly ScriptLine[];
  /** What cannot be followed without running the script, in order. */
  readonly losses: readonly Loss[];
}

/**
 * Follows a shell script that calls ipvsadm: assignments, `$VAR` and `${VAR}`, `for` over a list of words, quotes,
 * comments, here-documents. Whatever depends on more than the text (conditions, functions, other programs) is named and
 * passed over; nothing is run and nothing is guessed.
 */
export function readShell(script: string): ScriptReading {
  const follower = new Follower(shellTokens(script));
  follower.run();
  return { lines: follower.lines, losses: follower.losses };
}
