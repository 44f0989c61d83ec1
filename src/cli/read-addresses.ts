import { addressWords } from '../domain/address.ts';
import { plainAddress } from '../domain/host/same-address.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Problem } from '../report/problem.ts';
import { badValue } from '../report/problems/option-problems.ts';

/** The values of an option that takes addresses, one by one or with commas between them. */
export function readAddresses(name: string, words: readonly string[]): Result<readonly string[], Problem> {
  const all = words.flatMap((word) => word.split(',')).filter((word) => word !== '');
  const bad = all.find((word) => addressWords(word) === null);
  if (bad !== undefined) return failure(badValue(name, bad, { kind: 'address' }));
  return success([...new Set(all.map(plainAddress))]);
}
