import { shortCount } from '../columns/short-count.ts';

const bars = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A row of bars, the latest at the right; the highest is the largest value of those shown. */
export function sparkline(
  values: readonly (number | null)[],
  width: number,
): { readonly bars: string; readonly most: string } {
  const shown = values.slice(-width);
  const most = Math.max(0, ...shown.map((value) => value ?? 0));
  const drawn = shown.map((value) => (value === null ? ' ' : bar(value, most)));
  return { bars: drawn.join('').padStart(width), most: shortCount(most, 6) };
}

/** A value above 0 is never drawn as 0. */
function bar(value: number, most: number): string {
  if (value <= 0 || most <= 0) return bars[value > 0 ? 1 : 0] ?? ' ';
  return bars[Math.max(1, Math.round((value / most) * 8))] ?? ' ';
}
