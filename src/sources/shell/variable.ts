import { isKnown, unknown, type ShellValue } from './value.ts';

/** What a name stands for in a script. A name that the script does not set may come from the environment. */
export type Variable =
  | { readonly kind: 'text'; readonly value: ShellValue }
  | { readonly kind: 'list'; readonly items: ReadonlyMap<number, ShellValue> }
  | { readonly kind: 'map'; readonly items: ReadonlyMap<string, ShellValue> }
  | { readonly kind: 'unset' };

export function textVariable(value: ShellValue): Variable {
  return { kind: 'text', value };
}

export function listVariable(values: readonly ShellValue[]): Variable {
  return { kind: 'list', items: new Map(values.map((value, index) => [index, value])) };
}

export const unsetVariable: Variable = { kind: 'unset' };

/** The value of the bare name: the first item of a list. */
export function plainValue(variable: Variable): ShellValue {
  if (variable.kind === 'text') return variable.value;
  if (variable.kind === 'list') return variable.items.get(0) ?? '';
  return variable.kind === 'map' ? (variable.items.get('0') ?? '') : '';
}

/** Every item in order; the order of an associative array depends on the shell. */
export function allValues(variable: Variable): readonly ShellValue[] {
  if (variable.kind === 'text') return [variable.value];
  if (variable.kind === 'list') return inOrder(variable.items).map(([, value]) => value);
  if (variable.kind === 'unset') return [];
  return variable.items.size < 2
    ? [...variable.items.values()]
    : [unknown('the order of an associative array is not known')];
}

export function allIndices(variable: Variable): readonly ShellValue[] {
  if (variable.kind === 'text') return [isKnown(variable.value) ? '0' : variable.value];
  if (variable.kind === 'list') return inOrder(variable.items).map(([index]) => String(index));
  if (variable.kind === 'unset') return [];
  return variable.items.size < 2
    ? [...variable.items.keys()]
    : [unknown('the order of an associative array is not known')];
}

/** An unknown value may have been an array of any length. */
export function itemCount(variable: Variable): ShellValue {
  if (variable.kind === 'text') return isKnown(variable.value) ? '1' : variable.value;
  return variable.kind === 'unset' ? '0' : String(variable.items.size);
}

function inOrder(items: ReadonlyMap<number, ShellValue>): readonly (readonly [number, ShellValue])[] {
  return [...items].sort(([one], [other]) => one - other);
}
