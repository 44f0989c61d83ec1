import { type ExitCode, exitCodes } from '../exit-code.ts';

/** One exit status for several runs: the gravest of theirs. */
export function gravest(exits: readonly ExitCode[]): ExitCode {
  return exits.reduce((worst, exit) => (exit > worst ? exit : worst), exitCodes.ok);
}
