import type { HostFacts } from '../domain/host/facts.ts';
import type { Result } from '../domain/result.ts';
import type { DirectorFailure } from './director.ts';

/** A machine that is examined and set up: this one, one behind ssh, a network namespace, or one that was recorded. */
export interface Host {
  /** The spec that opens it again: `local`, `ssh://rs1`, `netns:lb`, `recorded:FILE`. */
  readonly spec: string;
  /** What it is at this moment. A group that cannot be read is not a failure: the facts say that it is unknown. */
  facts(signal?: AbortSignal): Promise<Result<HostFacts, HostFailure>>;
  /** Runs programs there, side by side unless they are to run `inOrder`; one that is missing ends with 127. */
  run(
    commands: readonly HostCommand[],
    order: 'inOrder' | 'together',
    signal?: AbortSignal,
  ): Promise<Result<readonly CommandRun[], HostFailure>>;
  /** Ends child processes and connections. May be called twice. */
  close(): Promise<void>;
}

/** A program and its arguments; no shell reads them. */
export type HostCommand = readonly string[];

export interface CommandRun {
  /** Null when a signal ended it. */
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Why a host could not be reached at all. */
export type HostFailure = Extract<
  DirectorFailure,
  {
    readonly kind:
      | 'not-available'
      | 'unreachable'
      | 'not-permitted'
      | 'read-only'
      | 'bad-spec'
      | 'not-understood'
      | 'bad-file'
      | 'timed-out'
      | 'interrupted';
  }
>;
