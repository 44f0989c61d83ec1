/**
 * The names of keys that arrive as escape sequences. One key has many spellings: those of xterm (`ESC [ A`,
 * `ESC O A`, `ESC [ 15 ~`), of rxvt (`ESC [ 7 ~`, `ESC [ a`) and of the Linux console (`ESC [ [ A`).
 */

/** By the final letter of `ESC [ ... X` and `ESC O X`. */
export const letterKeys: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  E: 'begin',
  F: 'end',
  H: 'home',
  M: 'enter',
  P: 'f1',
  Q: 'f2',
  R: 'f3',
  S: 'f4',
  Z: 'shift-tab',
  a: 'shift-up',
  b: 'shift-down',
  c: 'shift-right',
  d: 'shift-left',
};

/** By the number of `ESC [ N ~`. */
export const numberKeys: Readonly<Record<number, string>> = {
  1: 'home',
  2: 'insert',
  3: 'delete',
  4: 'end',
  5: 'pageup',
  6: 'pagedown',
  7: 'home',
  8: 'end',
  11: 'f1',
  12: 'f2',
  13: 'f3',
  14: 'f4',
  15: 'f5',
  17: 'f6',
  18: 'f7',
  19: 'f8',
  20: 'f9',
  21: 'f10',
  23: 'f11',
  24: 'f12',
};

/** By the letter of the Linux console's `ESC [ [ X`. */
export const linuxKeys: Readonly<Record<string, string>> = { A: 'f1', B: 'f2', C: 'f3', D: 'f4', E: 'f5' };

/** By code, for `ESC [ CODE ; MODIFIERS u`. */
export const codeKeys: Readonly<Record<number, string>> = {
  9: 'tab',
  13: 'enter',
  27: 'escape',
  32: 'space',
  127: 'backspace',
};

/** Single bytes below space, and delete. */
export const controlKeys: Readonly<Record<number, string>> = {
  0: 'ctrl-space',
  8: 'backspace',
  9: 'tab',
  10: 'enter',
  13: 'enter',
  27: 'escape',
  28: 'ctrl-\\',
  29: 'ctrl-]',
  30: 'ctrl-^',
  31: 'ctrl-_',
  127: 'backspace',
};

/** xterm's modifier parameter is one more than a set of bits: 1 shift, 2 alt, 4 ctrl. */
export function modified(name: string, parameter: number): string {
  const bits = parameter > 1 ? parameter - 1 : 0;
  const shift = (bits & 1) !== 0 && !name.startsWith('shift-') ? 'shift-' : '';
  return `${bits & 4 ? 'ctrl-' : ''}${bits & 2 ? 'alt-' : ''}${shift}${name}`;
}
