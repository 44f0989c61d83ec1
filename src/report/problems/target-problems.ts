import type { JudgedTarget } from '../../change/target/target.ts';
import type { Finding } from '../../lint/finding.ts';
import { type Problem, problemCause } from '../problem.ts';
import { untakenProblem } from './untaken-problems.ts';

/** The errors of lint in a target: on accepted lines, and on refused ones. */
export function judgedProblems({ target, errors, silent }: JudgedTarget): {
  readonly taken: readonly Problem[];
  readonly notTaken: readonly Problem[];
} {
  const { name, untaken } = target;
  const remedies = new Map(untaken.map((line) => [line.line, untakenProblem(name, line).remedy]));
  const problem = (finding: Finding): Problem => {
    const remedy = remedies.get(finding.line);
    return { ...findingProblem(finding), ...(remedy !== undefined && { remedy }) };
  };
  return {
    taken: errors.taken.map(problem),
    notTaken: [...errors.notTaken.map(problem), ...silent.map((line) => untakenProblem(name, line))],
  };
}

/** A target with errors: the first of them, and how many there are. */
export function refusedTarget(name: string, problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - shownAtMost;
  return [
    ...problems.slice(0, shownAtMost),
    {
      what: `the target has ${problems.length} ${problems.length === 1 ? 'error' : 'errors'}`,
      where: name,
      ...(more > 0 && { why: `${more} more are not shown here` }),
      remedy: 'run lvsrules lint to see them all; nothing was changed',
    },
  ];
}

const shownAtMost = 20;

/** A target of which only a part can be read: the first place, and how many more there are. */
export function halfReadTarget({ file, line, column, rule, message }: Finding, more: number): Problem {
  const others = more > 0 ? ` (and ${more} more)` : '';
  return {
    what: `the target cannot be read whole: ${rule} ${message}${others}`,
    where: `${file}:${line}:${column}`,
    remedy: 'nothing was changed; correct the file: lvsrules convert shows the table that its program makes of it',
  };
}

/** In one line, why a target is not applied; null if it may be. Refused lines come first. */
export function unreadableTarget(judged: JudgedTarget): string | null {
  const { untaken, name } = judged.target;
  const [first] = untaken;
  if (first) {
    const others = untaken.length > 1 ? ` (and ${untaken.length - 1} more)` : '';
    return `line ${first.line}: ${problemCause(untakenProblem(name, first))}${others}`;
  }
  const { taken, notTaken } = judgedProblems(judged);
  const [error] = [...notTaken, ...taken];
  return error ? `refused: ${error.what}` : null;
}

export function emptyTarget(name: string): Problem {
  return {
    what: 'the target has no services',
    where: name,
    why: 'applying it would remove every service',
    remedy: 'use --allow-empty if this is intended',
  };
}

function findingProblem({ file, line, column, rule, message }: Finding): Problem {
  return { what: `${rule} ${message}`, where: `${file}:${line}:${column}` };
}

/** An error in a target whose plan is shown anyway. */
export function applyRefuses(problem: Problem): Problem {
  return { ...problem, remedy: 'apply refuses this target' };
}
