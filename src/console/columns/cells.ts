import type { Tone } from '../paint/line.ts';
import type { Cell } from './column.ts';
import { shortCount } from './short-count.ts';

/** Unknown or not applicable. */
export const nothing: Cell = { text: '' };

/** A count; zero is dimmed, so that activity is easy to see. */
export function count(value: bigint | number, width: number, tone?: Tone): Cell {
  if (value === 0n || value === 0) return { text: '0', tone: 'idle' };
  const text = shortCount(value, width);
  return tone === undefined ? { text } : { text, tone };
}
