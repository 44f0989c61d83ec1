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
  return (
    (code >= 0x2010 && code <= 0x2027) ||
    (code >= 0x2030 && code <= 0x205e) ||
    (code >= 0x2190 && code <= 0x22ff) ||
    (code >= 0x2500 && code <= 0x25fc)
  );
}

const softHyphen = 0xad;
