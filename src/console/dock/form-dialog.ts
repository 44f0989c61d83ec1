import type { Table } from '../../domain/table.ts';
import { changesOf, fieldsOf, titleOf } from '../form/form-subject.ts';
import { type FieldSpec, type Form, isOpen, shownFields } from '../form/form.ts';
import type { FormFault } from '../form/server-form.ts';
import { suggestion } from '../form/suggest.ts';
import { emptyLine, fit, foreign, line, type StyledLine, span, type StyledText } from '../paint/line.ts';
import { changeLines } from './styled-change-lines.ts';
import { fieldSpans } from './field-spans.ts';
import { heading } from './heading.ts';

/** A form, with the resulting line below it. */
export function formLines(form: Form, table: Table, width: number): readonly StyledLine[] {
  const read = changesOf(form, table.services);
  const suggested = suggestion(form, table);
  const faults = read.ok || !form.tried ? [] : read.failure;
  const fields = shownFields(fieldsOf(form), form.values).map((spec) =>
    fieldLine(form, spec, faults, suggested, width),
  );
  const preview = read.ok ? changeLines(read.value, width) : [line(span('   incomplete', 'idle'))];
  return [heading(titleOf(form), '', width), ...fields, emptyLine, ...preview];
}

/** The row of the field that has the keyboard, counted from the heading. */
export function focusedRow(form: Form): number {
  return 1 + shownFields(fieldsOf(form), form.values).findIndex(({ name }) => name === form.focus);
}

const labelWidth = 13;
const valueWidth = 26;

function fieldLine(
  form: Form,
  spec: FieldSpec,
  faults: readonly FormFault[],
  suggested: string | null,
  width: number,
): StyledLine {
  const focused = form.focus === spec.name && isOpen(form, spec);
  const fault = faults.find(({ field }) => field === spec.name);
  const room = Math.max(6, Math.min(valueWidth, width - labelWidth - 6));
  const offer = focused && suggested !== null ? `→ ${suggested}` : spec.hint;
  const hint: StyledText = fault
    ? span(`  ${fault.why}`, 'danger')
    : span(focused ? `  ${foreign(offer)}` : '', 'idle');
  return line(
    span(focused ? ' › ' : '   ', 'accent'),
    span(fit(spec.label, labelWidth), focused ? 'strong' : 'idle'),
    ...valueSpans(form, spec, focused, room),
    hint,
  );
}

function valueSpans(form: Form, spec: FieldSpec, focused: boolean, room: number): readonly StyledText[] {
  const value = form.values[spec.name] ?? { text: '', cursor: 0 };
  if (!focused) return [span(fit(foreign(value.text), room), isOpen(form, spec) ? 'plain' : 'idle')];
  if (spec.choices) return [span(fit(`‹ ${value.text} ›`, room), 'accent')];
  if (form.fresh && value.text !== '')
    return [span(foreign(value.text), 'cursor'), span(' '.repeat(Math.max(0, room - value.text.length)), 'input')];
  const spans = fieldSpans(value, room);
  const used = spans.reduce((sum, { text }) => sum + [...text].length, 0);
  return [...spans, span(' '.repeat(Math.max(0, room - used)), 'input')];
}
