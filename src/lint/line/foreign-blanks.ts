import { textOf } from '../../syntax/binary.ts';

/**
 * In a text of bytes: blanks for people but not for ipvsadm (such as no-break spaces), zero-width marks, vertical tabs,
 * form feeds, byte order marks.
 */
const pattern =
  /(?:\u00c2[\u0085\u00a0]|\u00e1\u009a\u0080|\u00e2\u0080[\u0080-\u008b\u00af]|\u00e2\u0081[\u009f\u00a0]|\u00e3\u0080\u0080|\u00ef\u00bb\u00bf|[\u000b\u000c])+/g;

export interface ForeignBlank {
  readonly index: number;
  readonly length: number;
  /** Its first character. */
  readonly code: number;
}

export function foreignBlanks(text: string): readonly ForeignBlank[] {
  if (!/[^\t\r -~]/.test(text)) return [];
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    index,
    length: found.length,
    code: textOf(found).codePointAt(0) ?? 0,
  }));
}

/** The first byte that is not UTF-8; -1 where there is none. */
export function foreignBytes(text: string): number {
  if (!/[^\u0000-\u007f]/.test(text)) return -1;
  const at = textOf(text).indexOf('\ufffd');
  return at < 0 ? -1 : text.search(/[^\u0000-\u007f]/);
}
