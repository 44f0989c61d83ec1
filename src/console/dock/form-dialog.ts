import type { Table } from '../../domain/table.ts';
import { changesOf, fieldsOf, titleOf } from '../form/form-subject.ts';
import { type FieldSpec, type Form, isOpen, shownFields } from '../form/form.ts';
import type { FormFault } from '../form/server-form.ts';
import { suggestion } from '../form/suggest.ts';
import { emptyLine, fit, foreign, line, type StyledLine, span, type StyledText } from '../paint/line.ts';
import { wrapped } from '../paint/wrap.ts';
import { changeLines } from './styled-change-lines.ts';
import { fieldSpans } from './field-spans.ts';
import { heading } from './heading.ts';

/**
 * A form, and below it the resulting line, or what is still wrong. Where it does not fit, the fields scroll to the one
 * that has the keyboard, and what is below them keeps a part of the rows.
 */
export function formLines(form: Form, table: Table, width: number, height: number): readonly StyledLine[] {
  const read = changesOf(form, table.services);
  const suggested = suggestion(form, table);
  const faults = read.ok ? [] : read.failure;
  const fields = shownFields(fieldsOf(form), form.values).map((spec) =>
    fieldLine(form, spec, faults, suggested, width),
  );
  const above = [heading(titleOf(form), '', width), ...fields];
  const below = read.ok ? changeLines(read.value, width) : faultLines(form, read.failure, width);
  if (above.length + 1 + below.length <= height) return [...above, emptyLine, ...below];
  const foot = below.slice(0, Math.floor(height / 2));
  const room = height - foot.length;
  const top = Math.max(0, Math.min(focusedRow(form) - Math.floor(room / 2), above.length - room));
  return [...above.slice(top, top + room), ...foot];
}

/** What is wrong with a form, the field with the keyboard first: before Enter as a note, after it as an error. */
function faultLines(form: Form, faults: readonly FormFault[], width: number): readonly StyledLine[] {
  const labels = new Map(fieldsOf(form).map(({ name, label }) => [name, label]));
  return faults
    .toSorted((a, b) => Number(b.field === form.focus) - Number(a.field === form.focus))
    .flatMap(({ field, why }) => wrapped(foreign(`${labels.get(field) ?? field}: ${why}`), width - 4, '  '))
    .map((row) => line(span(`   ${row}`, form.tried ? 'danger' : 'idle')));
}

/** The row of the field that has the keyboard, counted from the heading. */
export function focusedRow(form: Form): number {
  return 1 + shownFields(fieldsOf(form), form.values).findIndex(({ name }) => name === form.focus);
}

/** The rows of the heading and the fields: below them is what they lead to. */
export function fieldRows(form: Form): number {
  return 1 + shownFields(fieldsOf(form), form.values).length;
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
  const isWrong = form.tried && faults.some(({ field }) => field === spec.name);
  const room = Math.max(6, Math.min(valueWidth, width - labelWidth - 6));
  const offer = focused && suggested !== null ? `→ ${suggested}` : spec.hint;
  return line(
    span(isWrong ? '!' : ' ', 'danger'),
    span(focused ? '› ' : '  ', 'accent'),
    span(fit(spec.label, labelWidth), isWrong ? 'danger' : focused ? 'strong' : 'idle'),
    ...valueSpans(form, spec, focused, room),
    span(focused ? `  ${foreign(offer)}` : '', 'idle'),
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
