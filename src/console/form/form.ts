import type { ServiceKey } from '../../domain/service.ts';
import { edited, field, type Field } from '../field.ts';
import type { KeyEvent } from '../key.ts';

/** Fields that describe a change. */
export interface Form {
  readonly subject: 'add-server' | 'edit-server' | 'add-service' | 'edit-service';
  /** The service concerned; null for one that does not exist yet. */
  readonly service: ServiceKey | null;
  readonly values: Values;
  /** The name of the field that has the keyboard. */
  readonly focus: string;
  /** The field was just entered: typing replaces its value. */
  readonly fresh: boolean;
  /** Whether Enter was pressed: errors are shown only after that. */
  readonly tried: boolean;
}

export type Values = Readonly<Record<string, Field>>;

/** A field of a form, as it is declared. */
export interface FieldSpec {
  readonly name: string;
  readonly label: string;
  /** A short description of its values. */
  readonly hint: string;
  /** The choices for the arrow keys; absent for free text. */
  readonly choices?: readonly string[];
  /** Part of the identity: shown, but an edit cannot change it. */
  readonly identity?: true;
  readonly initial: string;
  /** Whether the field applies, given the others. */
  readonly shown?: (values: Values) => boolean;
}

export function textOf(values: Values, name: string): string {
  return values[name]?.text.trim() ?? '';
}

export function shownFields(specs: readonly FieldSpec[], values: Values): readonly FieldSpec[] {
  return specs.filter(({ shown }) => shown?.(values) ?? true);
}

export function filled(specs: readonly FieldSpec[], given: Readonly<Record<string, string>>): Values {
  return Object.fromEntries(specs.map(({ name, initial }) => [name, field(given[name] ?? initial)]));
}

/** Whether the operator may change the field. */
export function isOpen(form: Form, spec: FieldSpec): boolean {
  return !(spec.identity === true && form.subject.startsWith('edit'));
}

/** The form after a key that moves, chooses or types. */
export function formAfter(form: Form, specs: readonly FieldSpec[], event: KeyEvent): Form {
  const open = shownFields(specs, form.values).filter((spec) => isOpen(form, spec));
  const at = open.findIndex(({ name }) => name === form.focus);
  const spec = open[at];
  if (event.kind === 'key' && ['tab', 'down', 'ctrl-n'].includes(event.name)) return focused(form, open, at + 1);
  if (event.kind === 'key' && ['shift-tab', 'up', 'ctrl-p'].includes(event.name)) return focused(form, open, at - 1);
  if (spec === undefined) return form;
  const before = form.values[spec.name] ?? field('');
  const replaced = form.fresh && (event.kind === 'paste' || event.text !== null) ? field('') : before;
  const after = spec.choices ? chosen(before, spec.choices, event) : edited(replaced, event);
  return after === null ? form : { ...form, fresh: false, values: { ...form.values, [spec.name]: after } };
}

function focused(form: Form, open: readonly FieldSpec[], at: number): Form {
  const next = open[(at + open.length) % open.length];
  return next === undefined ? form : { ...form, focus: next.name, fresh: true };
}

/** Arrows and space cycle; a letter jumps to the next choice that begins with it. */
function chosen(before: Field, choices: readonly string[], event: KeyEvent): Field | null {
  if (event.kind !== 'key') return null;
  const at = choices.indexOf(before.text);
  const move = { left: -1, right: 1, space: 1 }[event.name];
  if (move !== undefined) return field(choices[(at + move + choices.length) % choices.length] ?? before.text);
  const letter = event.text?.toLowerCase();
  if (letter === undefined) return null;
  const order = [...choices.slice(at + 1), ...choices.slice(0, at + 1)];
  const found = order.find((choice) => choice.startsWith(letter));
  return found === undefined ? null : field(found);
}
