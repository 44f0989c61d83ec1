/** What a keyboard sent, decoded. */
export type KeyEvent =
  /**
   * `name` is what a table of keys is written in: the character itself (`a`, `A`, `/`, `space`), `enter`, `up`, `f5`,
   * with `ctrl-`, `alt-` and `shift-` before it in that order. `text` is what the key puts into a text field.
   */
  | { readonly kind: 'key'; readonly name: string; readonly text: string | null }
  /** Text between the marks of a bracketed paste, or the beginning of it when it is very long. */
  | { readonly kind: 'paste'; readonly text: string };

export function key(name: string, text: string | null = null): KeyEvent {
  return { kind: 'key', name, text };
}
