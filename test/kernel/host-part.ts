import type { Terminal } from './machine/boot.ts';

/** The part of a job that runs beside the machine, in `jobs/NAME.host.ts`: a person at its terminal. */
export interface HostPart {
  readonly terminal: Terminal;
  /** Is shown each line that the job prints, and may answer with facts of its own; true keeps the line to itself. */
  onLine(line: string, state: (line: string) => void): boolean;
}
