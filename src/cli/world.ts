import type { DirectorSpec } from '../domain/director-spec.ts';
import type { DirectorFailure, Director } from '../ports/director.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { IpvsOptions } from '../kernel/options.ts';
import type { Result } from '../domain/result.ts';

/** Everything outside that a command may touch. */
export interface World {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  /** Standard input, whole. */
  readInput(): Promise<Uint8Array>;
  /** Waits for a slow reader; a closed reader ends the program quietly. */
  print(text: string | Uint8Array): Promise<void>;
  /**
   * From now on a closed reader of standard output, or a full disk, does not end the program. The signal is aborted
   * when that happens.
   */
  outputMayFail(): AbortSignal;
  complain(text: string | Uint8Array): void;
  /** Asks a yes/no question: y or yes is yes; anything else, and Ctrl-C, means no. */
  ask(question: string): Promise<boolean>;
  readonly inputIsTerminal: boolean;
  readonly outputIsTerminal: boolean;
  /** Columns of the terminal; 80 if there is none. */
  readonly columns: number;
  /** Whether output may be coloured, by `--color`, NO_COLOR, FORCE_COLOR and the terminal. */
  readonly colour: boolean;
  readonly files: Files;
  readonly clock: Clock;
  /** Aborted by Ctrl-C and SIGTERM; the reason is the signal's name. */
  readonly interrupted: AbortSignal;
  /** Calls the listener for each SIGHUP; returns a function that stops this. */
  onHangUp(listener: () => void): () => void;
  /** Opens a director. `sim` and `sim:FILE` mean the machine. */
  openDirector(spec: DirectorSpec, machine?: IpvsOptions): Promise<Result<Director, DirectorFailure>>;
}
