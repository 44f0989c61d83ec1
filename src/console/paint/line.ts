import { escapeControls } from '../../report/escape.ts';
import { textWidth } from '../../report/text-width.ts';

/** The meaning of a text, not its look; a theme assigns the colour. */
export type Tone =
  | 'plain'
  | 'idle'
  | 'strong'
  | 'heading'
  | 'sorted'
  | 'accent'
  | 'key'
  | 'good'
  | 'warning'
  | 'danger'
  | 'border'
  | 'selected'
  | 'marked'
  | 'banner'
  | 'title'
  | 'director'
  | 'tab'
  | 'input'
  | 'cursor'
  | 'added'
  | 'removed'
  | 'changed'
  | 'found'
  | 'stale'
  | 'dimmed';

export interface StyledText {
  readonly text: string;
  readonly tone?: Tone;
}

/** One row of the screen. */
export interface StyledLine {
  readonly spans: readonly StyledText[];
  /** The tone of the whole row, which overrides those of its spans. */
  readonly tone?: Tone;
}

export const emptyLine: StyledLine = { spans: [] };

export function line(...spans: readonly (StyledText | string)[]): StyledLine {
  return { spans: spans.map((span) => (typeof span === 'string' ? { text: span } : span)) };
}

export function span(text: string, tone?: Tone): StyledText {
  return tone === undefined ? { text } : { text, tone };
}

/** A line whose second part is right-aligned, or left out if both do not fit. */
export function spread(left: readonly StyledText[], right: readonly StyledText[], width: number): StyledLine {
  const room = width - spansWidth(left) - spansWidth(right);
  return room < 1 ? { spans: left } : { spans: [...left, span(' '.repeat(room)), ...right] };
}

export function spansWidth(spans: readonly StyledText[]): number {
  return spans.reduce((sum, { text }) => sum + textWidth(text), 0);
}

/** Text truncated to a width, with an ellipsis. */
export function cut(text: string, width: number, sign = '…'): string {
  if (textWidth(text) <= width) return text;
  if (width <= 0) return '';
  const room = width - textWidth(sign);
  if (room < 0) return sign.slice(0, width);
  let shown = '';
  let used = 0;
  for (const character of text) {
    const next = textWidth(character);
    if (used + next > room) break;
    shown += character;
    used += next;
  }
  return shown + sign;
}

/** Text truncated in the middle, for texts that differ at their ends. */
export function cutMiddle(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  if (width <= 1) return cut(text, width);
  const characters = [...text];
  const start = cut(text, Math.ceil((width - 1) / 2), '');
  let from = characters.length;
  let room = width - 1 - textWidth(start);
  while (from > 0 && textWidth(characters[from - 1] ?? '') <= room) room -= textWidth(characters[--from] ?? '');
  return `${start}…${characters.slice(from).join('')}`;
}

/** Text truncated at the start, for texts that differ at the end. */
export function cutStart(text: string, width: number): string {
  const characters = [...text];
  let from = 0;
  while (from < characters.length && textWidth(characters.slice(from).join('')) > width - (from > 0 ? 1 : 0)) from++;
  return from === 0 ? text : cut(`…${characters.slice(from).join('')}`, width);
}

/** Text of exactly a width. */
export function fit(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const shown = cut(text, width);
  const room = ' '.repeat(Math.max(0, width - textWidth(shown)));
  return align === 'left' ? shown + room : room + shown;
}

/** Untrusted text, escaped for display. */
export function foreign(text: string): string {
  return isPlain(text) ? text : escapeControls(text);
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}
