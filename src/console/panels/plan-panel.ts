import { noteLines } from '../dock/plan-dialog.ts';
import { changeRows } from '../dock/styled-change-lines.ts';
import { line, span, type StyledLine } from '../paint/line.ts';
import type { PlanRow } from '../plan-row.ts';
import type { State } from '../state.ts';
import { impactOf } from '../writing/impact-notes.ts';
import { reasonOf } from '../writing/staged-reasons.ts';
import { rowOfStaged } from '../writing/staged.ts';
import { stagedPlan } from '../staging/staged-plan.ts';

/** Commands of a panel: the plan shows all of them. */
const most = 100;

/** What is staged in a row: its summary and its warnings, then its commands, then the rest of its impact. */
export function planPanel(row: PlanRow, state: State, width: number): readonly StyledLine[] {
  const { steps: byRow, shown, plan } = stagedPlan(state);
  const steps = row.level === 'all' ? plan.steps : row.changes.flatMap((one) => byRow.get(rowOfStaged(one)) ?? []);
  const { summary, notes } = impactOf(steps, shown);
  const warnings = notes.filter(({ tone }) => tone !== 'plain');
  const others = notes.filter(({ tone }) => tone === 'plain');
  const reason = reasonOf(row.level === 'all' ? state.staged : row.changes, state.stagedReasons);
  const commands = steps.length === 0 ? row.changes : steps.map(({ change }) => change);
  return [
    line(span(` ${row.level === 'all' ? 'Everything staged' : row.name}`, 'title')),
    ...(reason === '' ? [] : noteLines({ tone: 'plain', text: `reason: ${reason}` }, width)),
    ...(summary === '' ? [] : noteLines({ tone: 'plain', text: summary }, width)),
    ...warnings.flatMap((note) => noteLines(note, width)),
    ...commands.slice(0, most).flatMap((change) => changeRows(change, width)),
    ...(commands.length > most ? [line(span(`   and ${commands.length - most} more commands`, 'idle'))] : []),
    ...others.flatMap((note) => noteLines(note, width)),
  ];
}
