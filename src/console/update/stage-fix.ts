import { withFixes } from '../../lint/fix.ts';
import { planChanges } from '../../plan/plan-changes.ts';
import { textOf } from '../../syntax/binary.ts';
import { type Transition, stay } from '../effect.ts';
import type { ConsoleEvent } from '../event.ts';
import type { ProblemRow } from '../problem-row.ts';
import { cursorRow } from '../selectors.ts';
import { latestObservation, latestTable } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { say } from './say.ts';
import { stageChanges } from './stage-changes.ts';

/** Asks for the table that the fixed rules leave. */
export function stageFix(state: State): Transition {
  const row = problemOf(state);
  if (row === null || row.fix === null) return stay(state);
  const { rules, finding } = row.fix;
  const fixed = textOf(withFixes(rules, [finding]));
  return [state, [{ kind: 'read-fix', title: `${row.rule} ${row.where}`, rules: fixed }]];
}

/** Stages what turns the table into the fixed one. */
export function fixRead(state: State, { title, table }: Extract<ConsoleEvent, { kind: 'fix-read' }>): Transition {
  const { steps } = planChanges(latestObservation(state), table, { impacts: false });
  if (steps.length === 0) return stay(say(state, 'warning', `the fix of ${title} changes nothing in the table`));
  return stageChanges(
    state,
    steps.map(({ change }) => change),
    latestTable(state),
  );
}

export function whyNoFix(state: State): string | null {
  const row = problemOf(state);
  if (row === null) return 'no problem is selected';
  if (row.fix !== null) return null;
  if (row.severity === 'drift') return 'p shows the plan that follows the rules file';
  return row.rule === '' ? 'there is no fix to stage' : `${row.rule} has no fix to stage here`;
}

function problemOf(state: State): ProblemRow | null {
  const row = cursorRow(state);
  return row?.kind === 'problem' ? (row as ProblemRow) : null;
}
