/**
 * Whether every character of a text fills one column of a terminal, determined without tables: ASCII, Latin,
 * punctuation, and the arrows, boxes and blocks that screens are drawn with. Other texts may do so too.
 */
export function isNarrow(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isNarrowCode(text.charCodeAt(at))) return false;
  return true;
}

function isNarrowCode(code: number): boolean {
  if (code < 0x7f) return code >= 0x20;
  if (code < 0x300) return code > 0xa0 && code !== softHyphen;
  return ranges.some(([first, last]) => code >= first && code <= last);
}

const softHyphen = 0xad;

const ranges: readonly (readonly [number, number])[] = [
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x2190, 0x22ff],
  [0x2500, 0x25fc],
];
