import type { PromptDialog } from '../dialog.ts';
import { cut, foreign, line, type StyledLine, span } from '../paint/line.ts';
import { fieldSpans } from './field-spans.ts';

const weightLabel = 'Weight (N, +N, -N): ';

const labels: Readonly<Record<PromptDialog['purpose'], string>> = {
  weight: weightLabel,
  search: '/',
  filter: 'Filter: ',
  command: ':',
  dump: 'Write this view to (.txt, .csv, .json): ',
  reason: 'Reason, for the log: ',
  save: 'Save the table to: ',
  restore: 'Change the table to match this file:  ',
};

export function promptLines(dialog: PromptDialog, width: number): readonly StyledLine[] {
  const { field, fault, choices } = dialog;
  const label = ` ${labelOf(dialog, width)}`;
  const shown = fieldSpans(field, Math.max(4, width - label.length - 1));
  const value = dialog.fresh ? shown.map(({ text }) => span(text, 'cursor')) : shown;
  const asked = line(span(label, 'strong'), ...value);
  const offered = choices.length === 0 ? [] : [line(span(` ${cut(foreign(choices.join('  ')), width - 2)}`, 'idle'))];
  if (fault === null && dialog.said) return [asked, line(span(`   ${dialog.said}`, 'idle'))];
  if (fault === null) return [...offered, asked];
  const at = label.length + (fault.at ?? 0);
  const pointed = fault.at !== undefined && at + 2 + fault.why.length < width;
  return [asked, line(span(pointed ? `${' '.repeat(at)}^ ${fault.why}` : `   ${fault.why}`, 'danger'))];
}

/** Room for what is typed. */
const roomToType = 12;

/** With what a weight is for, where there is room for it. */
function labelOf({ purpose, about }: PromptDialog, width: number): string {
  if (about === undefined) return labels[purpose];
  const named = `Weight of ${foreign(about.text)}`;
  return [`${named} (N, +N, -N): `, `${named}: `].find((one) => one.length + roomToType <= width) ?? labels[purpose];
}
