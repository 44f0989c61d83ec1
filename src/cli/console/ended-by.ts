import type { ExitCode } from '../exit-code.ts';

/** The exit status that a shell reports for a program that a signal killed. */
export function endedBy(signal: unknown): ExitCode {
  return 128 + (signal === 'SIGHUP' ? 1 : signal === 'SIGINT' ? 2 : 15);
}
