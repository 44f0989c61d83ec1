/** Reports that something at the watched paths changed; the listener reads the files to find out what. */
export interface Watch {
  /**
   * Calls `changed` with the path as it was given, also when the file is replaced by a rename, deleted or created
   * again.
   */
  watch(paths: readonly string[], changed: (path: string) => void): Watching;
}

export interface Watching {
  /** Resolves once later changes will be noticed. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}
