import { isNarrow } from '../../report/narrow-text.ts';
import type { PaintedLine } from '../paint/paint.ts';

/** A row of the screen, cell by cell. Blank cells at its end are left out. */
export interface Cells {
  /** One character for each cell. */
  readonly text: string;
  /** SGR parameters of each cell; empty for plain text, and for blanks that look like plain ones. */
  readonly styles: readonly string[];
}

const known = new WeakMap<PaintedLine, Cells | null>();

/** Null if a character may fill two cells or none, so that places cannot be counted. */
export function cellsOf(line: PaintedLine): Cells | null {
  let cells = known.get(line);
  if (cells === undefined) known.set(line, (cells = placed(line)));
  return cells;
}

function placed(line: PaintedLine): Cells | null {
  let text = '';
  const styles: string[] = [];
  let end = 0;
  for (const run of line) {
    if (!isNarrow(run.text)) return null;
    const blank = colourOnly(run.style) ? '' : run.style;
    for (let at = 0; at < run.text.length; at++) {
      const isBlank = run.text.charCodeAt(at) === space;
      const style = isBlank ? blank : run.style;
      styles.push(style);
      if (!isBlank || style !== '') end = styles.length;
    }
    text += run.text;
  }
  styles.length = end;
  return { text: text.slice(0, end), styles };
}

const space = 0x20;

/** Whether a look changes nothing but the colour or the weight of characters: blanks do not show it. */
export function colourOnly(style: string): boolean {
  const known = colours.get(style);
  if (known !== undefined) return known;
  const found = /^(?:(?:1|2|3[0-7]|9[0-7]|38;5;\d+)(?:;|$))*$/.test(style);
  colours.set(style, found);
  return found;
}

const colours = new Map<string, boolean>();
