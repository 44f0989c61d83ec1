import type { Result } from '../domain/result.ts';

/** Why a file could not be read or written. `code` is the system's word (`ENOENT`, `EACCES`, ...). */
export interface FileFailure {
  readonly path: string;
  readonly code: string;
  readonly reason: string;
}

/** A link to a directory is `other`, so that a walk stays inside its tree and ends. */
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

/** A file with the metadata of the file that was opened. Anything but a regular file has empty content. */
export interface OwnedContent {
  readonly content: Uint8Array;
  readonly facts: FileFacts;
  /** A link on the path that another user could have created or changed. */
  readonly foreignLink: string | null;
}

/** Files as bytes: a rules file is not always UTF-8. */
export interface Files {
  /** Fails with `EFBIG` beyond 256 MiB. */
  read(path: string): Promise<Result<Uint8Array, FileFailure>>;
  /** For files that are trusted only if the right user owns them. */
  readOwned(path: string): Promise<Result<OwnedContent, FileFailure>>;
  /**
   * Replaces the file atomically: writes a temporary file beside it, syncs and renames it. Mode and owner of an
   * existing file are kept; a new file gets `mode`, 0o644 by default, less what the umask forbids. A symbolic link is
   * followed unless another user could choose where it leads; that, and a file that another user put into a shared
   * folder, fails with `EFOREIGN`.
   */
  replace(path: string, content: Uint8Array | string, mode?: number): Promise<Result<void, FileFailure>>;
  /**
   * Appends lines to a file in one write and syncs it. A missing file is created with mode 0o600; a torn last line is
   * ended first.
   */
  append(path: string, content: string): Promise<Result<void, FileFailure>>;
  facts(path: string): Promise<Result<FileFacts, FileFailure>>;
  list(directory: string): Promise<Result<readonly FileEntry[], FileFailure>>;
  /** Creates a directory and its parents; new ones get `mode`, less the umask. */
  makeDirectory(path: string, mode?: number): Promise<Result<void, FileFailure>>;
  remove(path: string): Promise<Result<void, FileFailure>>;
  /** Renames a file atomically, replacing any file of the new name. */
  rename(from: string, to: string): Promise<Result<void, FileFailure>>;
  /**
   * Runs `work` while holding the lock file at `path` (created beside what it guards, removed afterwards). Waits up to
   * `waitMs`, then fails with `ELOCKED`; the lock of a process that has certainly ended is taken over. Another file of
   * that name is left alone, and fails with `ENOTLOCK`.
   */
  locked<Value>(path: string, waitMs: number, work: () => Promise<Value>): Promise<Result<Value, FileFailure>>;
  /** Whether a holder that has not ended has the lock file at `path`. Takes nothing and waits for nothing. */
  isLocked(path: string): Promise<boolean>;
}
