import { failure, type Result, success } from '../domain/result.ts';
import type { Problem } from '../report/problem.ts';
import { badValue } from '../report/problems/option-problems.ts';

/** The value of an option that takes a whole number. */
export function readCount(
  name: string,
  text: string,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): Result<number, Problem> {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return success(value);
  const end = most === Number.MAX_SAFE_INTEGER ? {} : { most };
  return failure(badValue(name, text, { kind: 'whole-number', least, ...end }));
}
