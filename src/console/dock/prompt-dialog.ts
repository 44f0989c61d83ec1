import type { PromptDialog } from '../dialog.ts';
import { cut, foreign, line, type StyledLine, span } from '../paint/line.ts';
import { fieldSpans } from './field-spans.ts';

const labels: Readonly<Record<PromptDialog['purpose'], string>> = {
  weight: 'Weight (N, +N, -N): ',
  search: '/',
  filter: 'Filter: ',
  command: ':',
  dump: 'Write this view to (.txt, .csv, .json): ',
  reason: 'Reason, for the log: ',
  save: 'Save the table to: ',
  restore: 'Change the table to match this file:  ',
};

export function promptLines({ purpose, field, fault, choices }: PromptDialog, width: number): readonly StyledLine[] {
  const label = ` ${labels[purpose]}`;
  const asked = line(span(label, 'strong'), ...fieldSpans(field, Math.max(4, width - label.length - 1)));
  const offered = choices.length === 0 ? [] : [line(span(` ${cut(foreign(choices.join('  ')), width - 2)}`, 'idle'))];
  if (fault === null) return [...offered, asked];
  const at = label.length + (fault.at ?? 0);
  const pointed = fault.at !== undefined && at + 2 + fault.why.length < width;
  return [asked, line(span(pointed ? `${' '.repeat(at)}^ ${fault.why}` : `   ${fault.why}`, 'danger'))];
}
