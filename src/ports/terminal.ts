export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** A terminal that one program controls from `enter` to `leave`. */
export interface Terminal {
  size(): TerminalSize;
  onResize(listener: (size: TerminalSize) => void): () => void;
  /** Raw bytes from the keyboard, in the chunks in which they arrived. */
  onInput(listener: (bytes: Uint8Array) => void): () => void;
  write(text: string): void;
  /** Alternate screen, hidden cursor, raw keys, bracketed paste. Does nothing when already entered. */
  enter(): void;
  /** Restores the terminal; may be called twice. */
  leave(): void;
  /** Leaves, stops the program as Ctrl-Z does, enters again when it continues, then calls `resumed`. */
  suspend(resumed: () => void): void;
}
