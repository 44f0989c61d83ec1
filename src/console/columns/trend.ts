const bars = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Values as a row of bars of a width, each the mean of its part of the time; the largest is the full height. */
export function trend(values: readonly (number | null)[], width: number): string {
  const per = Math.max(1, Math.ceil(values.length / width));
  const means: number[] = [];
  for (let end = values.length; end > 0 && means.length < width; end -= per) {
    const part = values.slice(Math.max(0, end - per), end).filter((value) => value !== null);
    means.unshift(part.length === 0 ? 0 : part.reduce((sum, value) => sum + value, 0) / part.length);
  }
  const most = Math.max(0, ...means);
  const drawn = means.map((mean) => (mean <= 0 ? ' ' : (bars[Math.max(1, Math.round((mean / most) * 8))] ?? ' ')));
  return drawn.join('').padStart(width);
}
