import type { Problem } from '../../report/problem.ts';
import { optionsWentToIpvsadm } from '../../report/problems/usage-problems.ts';
import { ownOptions } from './own-options.ts';

/** What to say when `lvsrules ipvsadm` passed on `--director` or `--host`, because the `--` after it is missing. */
export function misplacedProblem(given: readonly string[]): Problem | null {
  const none = { director: undefined, host: undefined };
  const { words, options } = ownOptions(given, none);
  const own = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
  return own.length === 0 ? null : optionsWentToIpvsadm(own, words);
}
