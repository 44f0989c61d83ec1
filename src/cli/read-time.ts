import { failure, type Result, success } from '../domain/result.ts';
import { readDuration } from '../forecast/duration.ts';
import type { Problem } from '../report/problem.ts';
import { badValue } from '../report/problems/option-problems.ts';

interface TimeLimits {
  /** Milliseconds; default: more than nothing. */
  readonly least?: number;
  readonly most?: number;
  /** What a number without a unit counts; seconds by default. */
  readonly bare?: 'ms' | 's';
}

/** The value of an option that takes a time, such as `500ms`, `90s`, `10m` or `1h`, in milliseconds. */
export function readTime(
  name: string,
  text: string,
  { least = 1, most = Infinity, bare = 's' }: TimeLimits = {},
): Result<number, Problem> {
  const value = readDuration(/^[\d.]+$/.test(text) ? `${text}${bare}` : text);
  if (value !== null && value >= least && value <= most) return success(value);
  return failure(badValue(name, text, value === null ? { kind: 'time' } : { kind: 'time-within', least, most }));
}
