/** Tells that something at the watched paths changed; what, the listener finds out by reading. */
export interface Watch {
  /** Calls `changed` with the path as it was given, also when the file is renamed over, deleted or made anew. */
  watch(paths: readonly string[], changed: (path: string) => void): Watching;
}

export interface Watching {
  /** Resolves when changes from now on will be seen. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}
