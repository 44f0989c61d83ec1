import type { Tone } from '../paint/line.ts';
import type { Cell } from './column.ts';
import { shortCount } from './short-count.ts';

/** What is not known, or does not apply. */
export const nothing: Cell = { text: '' };

/** A count; nothing at all is shown quietly, so that what happens stands out. */
export function count(value: bigint | number, width: number, tone?: Tone): Cell {
  if (value === 0n || value === 0) return { text: '0', tone: 'idle' };
  const text = shortCount(value, width);
  return tone === undefined ? { text } : { text, tone };
}
