import type { Result } from '../domain/result.ts';

/** Why a file could not be read or written. `code` is the system's word (`ENOENT`, `EACCES`, ...). */
export interface FileFailure {
  readonly path: string;
  readonly code: string;
  readonly reason: string;
}

/** A link to a directory is `other`: who goes down a tree stays in it, and comes to an end. */
export interface FileEntry {
  readonly path: string;
  readonly kind: 'file' | 'directory' | 'other';
}

export interface FileFacts {
  readonly kind: 'file' | 'directory' | 'other';
  /** Permission bits. */
  readonly mode: number;
  readonly owner: number;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** Files as bytes: what a rules file holds is not always UTF-8. */
export interface Files {
  read(path: string): Promise<Result<Uint8Array, FileFailure>>;
  /**
   * Replaces the file whole or not at all: written to a temporary beside it, synced, renamed.
   * A symbolic link is followed; mode and owner of an existing file are kept; a new file gets `mode`, 0o644 by default.
   */
  replace(path: string, content: Uint8Array | string, mode?: number): Promise<Result<void, FileFailure>>;
  /** Adds to the end of a file in one write, making it with mode 0o600 when it is absent. */
  append(path: string, content: string): Promise<Result<void, FileFailure>>;
  facts(path: string): Promise<Result<FileFacts, FileFailure>>;
  list(directory: string): Promise<Result<readonly FileEntry[], FileFailure>>;
  makeDirectory(path: string): Promise<Result<void, FileFailure>>;
  remove(path: string): Promise<Result<void, FileFailure>>;
  /** Gives a file another name in one step; what has that name is replaced. */
  rename(from: string, to: string): Promise<Result<void, FileFailure>>;
  /**
   * Runs `work` while holding the lock file at `path` (made beside what it guards, removed afterwards).
   * Waits up to `waitMs`; a lock whose owner is dead is taken over.
   */
  locked<Value>(path: string, waitMs: number, work: () => Promise<Value>): Promise<Result<Value, FileFailure>>;
}
