import type { Loss } from '../../domain/complete.ts';
import type { Problem } from '../problem.ts';

/** What a text has that its table cannot hold, or what had to be assumed; `where` names the text. */
export function lossProblem(where: string, { line, what }: Loss): Problem {
  return { what, where: line === undefined ? where : `${where}:${line}` };
}
