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

/** A file with the facts of the very file that was opened. The content of what is no regular file is empty. */
export interface OwnedContent {
  readonly content: Uint8Array;
  readonly facts: FileFacts;
  /** A link on the way that another user could have made or changed. */
  readonly foreignLink: string | null;
}

/** Files as bytes: what a rules file holds is not always UTF-8. */
export interface Files {
  read(path: string): Promise<Result<Uint8Array, FileFailure>>;
  /** For what is believed only when it belongs to the right user. */
  readOwned(path: string): Promise<Result<OwnedContent, FileFailure>>;
  /**
   * Replaces the file whole or not at all: written to a temporary beside it, synced, renamed.
   * Mode and owner of an existing file are kept; a new file gets `mode`, 0o644 by default. A symbolic link is followed
   * unless another user could choose where it leads; that, and a file that another user put into a shared folder, fails
   * with `EFOREIGN`.
   */
  replace(path: string, content: Uint8Array | string, mode?: number): Promise<Result<void, FileFailure>>;
  /**
   * Adds lines to the end of a file in one write, and syncs it. The file is made with mode 0o600 when it is absent; a last
   * line that was torn is ended first.
   */
  append(path: string, content: string): Promise<Result<void, FileFailure>>;
  facts(path: string): Promise<Result<FileFacts, FileFailure>>;
  list(directory: string): Promise<Result<readonly FileEntry[], FileFailure>>;
  /** Makes a directory, and those above it; `mode` is that of new ones, less what the umask forbids. */
  makeDirectory(path: string, mode?: number): Promise<Result<void, FileFailure>>;
  remove(path: string): Promise<Result<void, FileFailure>>;
  /** Gives a file another name in one step; what has that name is replaced. */
  rename(from: string, to: string): Promise<Result<void, FileFailure>>;
  /**
   * Runs `work` while holding the lock file at `path` (made beside what it guards, removed afterwards).
   * Waits up to `waitMs`, then fails with `ELOCKED`; a lock whose holder has surely ended is taken over. Another file of
   * that name is left alone, and fails with `ENOTLOCK`.
   */
  locked<Value>(path: string, waitMs: number, work: () => Promise<Value>): Promise<Result<Value, FileFailure>>;
}
