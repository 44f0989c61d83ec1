import type { Problem } from '../../report/problem.ts';
import { type SourceKind, sourceKinds } from '../../sources/kind.ts';
import { recognise } from '../../sources/recognise.ts';

/** Why a command does not take a file: what it is, and the command that can use it, on one line. Null where it does. */
export function otherKind(path: string, content: Uint8Array, taken: readonly SourceKind[] = ['rules']): Problem | null {
  const { kind, name } = recognise(content);
  return taken.includes(kind) ? null : notTaken(path, kind, name);
}

/** The same for a kind that is known. */
export function notTaken(path: string, kind: SourceKind, name: string = sourceKinds[kind].name): Problem {
  const what = kind === 'rules' ? `this is ${name}` : `this is ${name}, not a rules file`;
  const { use } = sourceKinds[kind];
  const isInput = path === '-' || path === '(standard input)' || path === '<stdin>';
  return { where: path, what, ...(use && { why: `use: ${use(isInput ? '-' : path)}` }) };
}
