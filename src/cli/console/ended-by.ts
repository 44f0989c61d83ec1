import type { ExitCode } from '../exit-code.ts';

/** Signals that end the console after the terminal was restored, and their numbers. */
export const endingSignals = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGTERM: 15 } as const;

/** The exit status that a shell reports for a program that a signal killed. */
export function endedBy(signal: unknown): ExitCode {
  return 128 + (endingSignals[signal as keyof typeof endingSignals] ?? endingSignals.SIGTERM);
}
