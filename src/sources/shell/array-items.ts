import type { ShellState } from './shell-state.ts';
import { isKnown, unknown, type ShellValue } from './value.ts';
import type { Variable } from './variable.ts';

/** One item of an array; of a plain variable, the first is its value. */
export function itemOf(variable: Variable, index: string): ShellValue | null {
  if (variable.kind === 'map') return variable.items.get(index) ?? null;
  if (variable.kind === 'text') return index === '0' ? variable.value : isKnown(variable.value) ? null : variable.value;
  if (variable.kind === 'unset') return null;
  const number = Number(index);
  if (number >= 0) return variable.items.get(number) ?? null;
  const last = Math.max(-1, ...variable.items.keys());
  return variable.items.get(last + 1 + number) ?? null;
}

/** `NAME[INDEX]=value` */
export function assignItem(state: ShellState, name: string, index: string, value: ShellValue): void {
  const before = state.variable(name);
  if (before?.kind === 'map') {
    state.put(name, { kind: 'map', items: new Map(before.items).set(index, value) });
    return;
  }
  const number = Number(index);
  if (!Number.isSafeInteger(number) || number < 0 || (before?.kind === 'text' && !isKnown(before.value))) {
    state.put(name, { kind: 'text', value: unknown(`the items of $${name} are not known`) });
    return;
  }
  const items = before?.kind === 'list' ? new Map(before.items) : new Map<number, ShellValue>();
  if (before?.kind === 'text') items.set(0, before.value);
  state.put(name, { kind: 'list', items: items.set(number, value) });
}
