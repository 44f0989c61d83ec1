import { textWidth } from '../../src/report/text-width.ts';
import type { StyledLine, Tone } from '../../src/console/paint/line.ts';

/** Colours of the tones on a dark ground; the others are plain. */
const colours: Readonly<Partial<Record<Tone, string>>> = {
  idle: '#8a8a8a',
  border: '#585858',
  heading: '#5fafaf',
  sorted: '#5fafaf',
  accent: '#5fafaf',
  key: '#5fd7d7',
  good: '#5faf5f',
  added: '#5faf5f',
  warning: '#d78700',
  marked: '#d78700',
  changed: '#d7af5f',
  danger: '#e06c6c',
  removed: '#e06c6c',
  strong: '#ffffff',
  title: '#ffffff',
  director: '#ffffff',
  tab: '#5fd7d7',
};

const grounds: Readonly<Partial<Record<Tone, string>>> = {
  selected: '#005f87',
  banner: '#8a6d1f',
  tab: '#303030',
  input: '#3a3a3a',
  cursor: '#9e9e9e',
  stale: '#af0000',
};

const cell = { width: 8.4, height: 18 };

/** A screen as SVG. */
export function picture(lines: readonly StyledLine[], columns: number): string {
  const [width, height] = [Math.ceil(columns * cell.width) + 16, lines.length * cell.height + 16];
  const rows = lines.flatMap((line, row) => rowOf(line, row, columns));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" rx="6" fill="#1c1c1c"/>`,
    `<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" fill="#d0d0d0" xml:space="preserve">`,
    ...rows,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function rowOf({ spans, tone: whole }: StyledLine, row: number, columns: number): readonly string[] {
  const pieces: string[] = [];
  const y = 8 + row * cell.height;
  const ground = whole && grounds[whole];
  if (ground) pieces.push(rectangle(8, y, columns, ground));
  let column = 0;
  for (const { text, tone } of spans) {
    const own = whole ?? tone;
    const wide = textWidth(text);
    const x = 8 + column * cell.width;
    const behind = whole === undefined && tone ? grounds[tone] : undefined;
    if (behind) pieces.push(rectangle(x, y, wide, behind));
    if (text.trim() !== '') {
      const colour = own && colours[own] ? ` fill="${colours[own]}"` : '';
      const length = ` textLength="${(wide * cell.width).toFixed(1)}" lengthAdjust="spacingAndGlyphs"`;
      pieces.push(`<text x="${x.toFixed(1)}" y="${y + 13}"${colour}${length}>${escaped(text)}</text>`);
    }
    column += wide;
  }
  return pieces;
}

function rectangle(x: number, y: number, columns: number, fill: string): string {
  return `<rect x="${x.toFixed(1)}" y="${y}" width="${(columns * cell.width).toFixed(1)}" height="${cell.height}" fill="${fill}"/>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
