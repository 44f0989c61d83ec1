import { colourOnly } from './cells.ts';

/** Writes text at places in a look, and says as little of both as a terminal needs. */
export interface Pen {
  goTo(row: number, column: number): void;
  write(text: string, style: string): void;
  /** Erases the rest of the row. */
  erase(): void;
  /** Everything that was written. */
  end(): string;
}

export function newPen(): Pen {
  let out = '';
  let row = -1;
  let column = -1;
  let look = '';
  const wear = (style: string) => {
    if (style === look) return;
    out += style === '' ? '\x1b[m' : look === '' ? `\x1b[${style}m` : `\x1b[0;${style}m`;
    look = style;
  };
  return {
    goTo: (toRow, toColumn) => {
      if (toRow === row && toColumn === column) return;
      out += toRow === row && toColumn > column ? `\x1b[${toColumn - column}C` : `\x1b[${toRow + 1};${toColumn + 1}H`;
      row = toRow;
      column = toColumn;
    },
    write: (text, style) => {
      const isBlank = style === '' && colourOnly(look) && text.trim() === '';
      if (!isBlank) wear(style);
      out += text;
      column += text.length;
    },
    erase: () => {
      wear('');
      out += '\x1b[K';
    },
    end: () => {
      if (out !== '') wear('');
      return out;
    },
  };
}
