/** A decoded key. */
export type KeyEvent =
  /**
   * `name` is the name used in key tables: the character itself (`a`, `A`, `/`, `space`), `enter`, `up`, `f5`, prefixed
   * with `ctrl-`, `alt-` and `shift-` in that order. `text` is what the key types into a text field.
   */
  | { readonly kind: 'key'; readonly name: string; readonly text: string | null }
  /** Text between the marks of a bracketed paste, or the beginning of it when it is very long. */
  | { readonly kind: 'paste'; readonly text: string };

/** A click or a turn of the wheel; column and row from 0, at the top left. */
export interface PointerEvent {
  readonly kind: 'pointer';
  readonly what: 'click' | 'wheel-up' | 'wheel-down';
  readonly column: number;
  readonly row: number;
}

export type InputEvent = KeyEvent | PointerEvent;

export function key(name: string, text: string | null = null): KeyEvent {
  return { kind: 'key', name, text };
}
