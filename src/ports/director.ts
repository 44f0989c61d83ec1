import type { Change, Refusal } from '../domain/change.ts';
import type { Connection, Observation } from '../domain/observation.ts';
import type { DirectorSpec } from '../domain/director-spec.ts';
import type { Result } from '../domain/result.ts';

/** Something that holds an IPVS table: a local or remote kernel, a simulated one, or a rules file. */
export interface Director {
  /** What opens it again, for example `ipvsadm`, `ssh://lb1` or `sim:state.json`. */
  readonly spec: DirectorSpec;
  /** The table with its counters, as it is now. */
  observe(signal?: AbortSignal): Promise<Result<Observation, DirectorFailure>>;
  /** The connection table, in no particular order. */
  connections(signal?: AbortSignal): Promise<Result<readonly Connection[], DirectorFailure>>;
  /**
   * The connection table as text, piece by piece, in the form of `/proc/net/ip_vs_conn` or of `ipvsadm -Lnc`: memory does
   * not grow with it. The bytes of a piece are valid until `take` returns. Absent if there is no text to read.
   */
  connectionText?(take: (piece: Uint8Array) => void, signal?: AbortSignal): Promise<Result<void, DirectorFailure>>;
  /**
   * Attempts every change in the order given. As in `ipvsadm -R`, a refusal does not stop the later changes; an empty
   * list means that all succeeded. To stop at the first refusal, apply smaller batches.
   */
  apply(changes: readonly Change[], signal?: AbortSignal): Promise<Result<readonly RefusedChange[], DirectorFailure>>;
  /** Ends child processes and connections. May be called twice. */
  close(): Promise<void>;
}

/** A refused change. */
export interface RefusedChange {
  /** Its index in the list that was applied. */
  readonly index: number;
  readonly change: Change;
  /** Absent when the director's message is not recognised. */
  readonly refusal?: Refusal;
  /** The director's own message, verbatim. */
  readonly said: string;
}

/** Why a director could not do its work at all. `report/` has the sentences. */
export type DirectorFailure =
  /** Something is missing: the module, the program or the host. */
  | { readonly kind: 'not-available'; readonly reason: string }
  /** ssh could not log in there: nothing was run. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'not-permitted'; readonly reason: string }
  /** It can be observed but never changed. */
  | { readonly kind: 'read-only'; readonly reason: string }
  | { readonly kind: 'bad-spec'; readonly reason: string }
  /** A program ended in a way that its output does not explain. */
  | { readonly kind: 'program-failed'; readonly program: string; readonly exit: number | null; readonly stderr: string }
  /** An answer that could not be understood. */
  | { readonly kind: 'not-understood'; readonly reason: string }
  /** The file that holds the table cannot be read or written. */
  | { readonly kind: 'bad-file'; readonly path: string; readonly reason: string }
  /** The file is not a rules file, or it is one at which `ipvsadm-restore` would stop; `path` may end in `:LINE`. */
  | { readonly kind: 'bad-rules'; readonly path: string; readonly reason: string }
  /** The state file is not one of ours, or damaged; it was left untouched. */
  | { readonly kind: 'bad-state'; readonly path: string; readonly reason: string }
  | { readonly kind: 'timed-out'; readonly seconds: number }
  | { readonly kind: 'interrupted' };
