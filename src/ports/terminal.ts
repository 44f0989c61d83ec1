export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** A terminal that one program has to itself, from `enter` to `leave`. */
export interface Terminal {
  size(): TerminalSize;
  onResize(listener: (size: TerminalSize) => void): () => void;
  /** Raw bytes of the keyboard, in the pieces in which they came. */
  onInput(listener: (bytes: Uint8Array) => void): () => void;
  write(text: string): void;
  /** Alternate screen, hidden cursor, raw keys, bracketed paste. Does nothing when it has been entered. */
  enter(): void;
  /** Gives the terminal back as it was; may be called twice. */
  leave(): void;
  /** Leaves, stops the program as Ctrl-Z does, and enters again when it is continued; then calls `resumed`. */
  suspend(resumed: () => void): void;
}
