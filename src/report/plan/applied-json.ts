import type { ChangeOutcome } from '../../change/change-outcome.ts';
import type { Plan } from '../../plan/plan.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { refusalText } from '../problems/director-problems.ts';
import { type Problem, problemWords } from '../problem.ts';
import { notBegunProblems } from '../problems/outcome-problems.ts';

/** The outcome of a plan as one line of JSON. */
export function appliedJson(outcome: ChangeOutcome, { steps }: Plan, spec: string): string {
  if (outcome.kind === 'not-begun') return refusedJson(spec, notBegunProblems(outcome.why));
  const { applied, rolledBack, id } = outcome;
  const lines = steps.map(({ change }) => changeLine(change));
  const made = rolledBack?.kind === 'rolled-back' ? [] : applied.made.flatMap((place) => lines[place] ?? []);
  const refused =
    applied.kind === 'refused'
      ? applied.refused.map((each) => ({ command: changeLine(each.change), reason: refusalText(each) }))
      : [];
  return json(spec, {
    changed: made.length > 0,
    verified: applied.kind === 'done',
    commands: made,
    refused,
    ...(id !== null && made.length > 0 && { undo: id }),
  });
}

/** A plan that is only shown: what it would change. One without steps is verified by reading the table. */
export function foreseenJson({ steps }: Plan, spec: string): string {
  const commands = steps.map(({ change }) => changeLine(change));
  return json(spec, { changed: commands.length > 0, verified: commands.length === 0, commands, refused: [] });
}

/** A change that was refused before its first step. */
export function refusedJson(spec: string, problems: readonly Problem[]): string {
  const refused = problems.map((problem) => ({ reason: problemWords(problem) }));
  return json(spec, { changed: false, verified: false, commands: [], refused });
}

interface AppliedJson {
  readonly changed: boolean;
  readonly verified: boolean;
  readonly commands: readonly string[];
  readonly refused: readonly { readonly command?: string; readonly reason: string }[];
  /** The id of the change in the log. */
  readonly undo?: string;
}

function json(director: string, { changed, verified, commands, refused, undo }: AppliedJson): string {
  const value = { version: 1, changed, verified, director, commands, refused, ...(undo !== undefined && { undo }) };
  return `${JSON.stringify(value)}\n`;
}
