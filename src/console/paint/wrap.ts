import { cut } from './line.ts';
import { textWidth } from '../../report/text-width.ts';

/** Text wrapped at spaces; a word wider than a row is broken anywhere. */
export function wrapped(text: string, width: number, indent = ''): readonly string[] {
  const rows: string[] = [];
  let row = '';
  const room = Math.max(8, width);
  for (const word of text.split(' ')) {
    const next = row === '' ? word : `${row} ${word}`;
    if (textWidth(next) <= room) {
      row = next;
      continue;
    }
    if (row.trim() !== '') rows.push(row);
    row = (rows.length === 0 ? '' : indent) + word;
    while (textWidth(row) > room) {
      const part = cut(row, room, '');
      rows.push(part);
      row = indent + row.slice(part.length);
    }
  }
  return row.trim() === '' ? rows : [...rows, row];
}
