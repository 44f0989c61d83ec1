import { readFileSync } from 'node:fs';

/** Milliseconds of processor time of a process and of its children that have ended, in hundredths of a second. */
export function processorMs(process: number | 'self' = 'self'): number {
  return timesOf(process, 11, 12, 13, 14);
}

/** The part of it that the kernel took. */
export function kernelMs(): number {
  return timesOf('self', 12, 14);
}

/** What work costs, one piece at a time, in milliseconds. */
export async function costOf(
  times: number,
  work: () => Promise<unknown>,
  spent: () => number = processorMs,
): Promise<number> {
  const began = spent();
  for (let time = 0; time < times; time++) await work();
  return (spent() - began) / times;
}

function timesOf(process: number | 'self', ...places: readonly number[]): number {
  const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return places.reduce((sum, place) => sum + Number(fields[place]) * 10, 0);
}
