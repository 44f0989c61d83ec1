import type { PromptDialog } from '../dialog.ts';
import { line, type Line, span } from '../paint/line.ts';
import { fieldSpans } from './field.ts';

const labels: Readonly<Record<PromptDialog['purpose'], string>> = {
  weight: 'Weight (N, +N, -N): ',
  search: '/',
  filter: 'Filter: ',
  command: ':',
  save: 'Save the table to: ',
  restore: 'Make the table what this file says: ',
};

export function promptLines({ purpose, field, fault }: PromptDialog, width: number): readonly Line[] {
  const label = ` ${labels[purpose]}`;
  const asked = line(span(label, 'strong'), ...fieldSpans(field, Math.max(4, width - label.length - 1)));
  return fault === null ? [asked] : [asked, line(span(`   ${fault}`, 'danger'))];
}
