/** A text without what is only drawn: lines, bars, branches of trees, runs of blanks. */
export function spoken(text: string): string {
  return text.replace(drawn, ' ').replace(/ {2,}/g, ' ').trim();
}

/** Box drawing, blocks, geometric signs of trees, braille. */
const drawn = /[\u2500-\u259f\u25b8\u25be\u25cf\u25cb\u2022\u2039\u203a\u2800-\u28ff]+/g;
