import type { Problem } from '../problem.ts';

/** The file of a `file:` director that is only read. */
export function absentRules(path: string, reason: string): Problem {
  const remedy = 'check the name; lvsrules apply creates a missing file';
  return { what: 'cannot read the rules', where: path, why: reason, remedy };
}
