/** A decoded key. */
export type KeyEvent =
  /**
   * `name` is the name used in key tables: the character itself (`a`, `A`, `/`, `space`), `enter`, `up`, `f5`, prefixed
   * with `ctrl-`, `alt-` and `shift-` in that order. `text` is what the key types into a text field.
   */
  | { readonly kind: 'key'; readonly name: string; readonly text: string | null }
  /** Text between the marks of a bracketed paste, or the beginning of it when it is very long. */
  | { readonly kind: 'paste'; readonly text: string };

export function key(name: string, text: string | null = null): KeyEvent {
  return { kind: 'key', name, text };
}
