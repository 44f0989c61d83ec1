import type { Assignment } from 'unbash';
import { assignItem } from './array-items.ts';
import { mostWords } from './pieces.ts';
import type { Shell } from './running-shell.ts';
import { isKnown, unknown, type ShellValue } from './value.ts';
import { listVariable, type Variable } from './variable.ts';

/** `VAR=value`, `VAR+=value`, `VAR=(…)`, `VAR[0]=value` */
export function assign(shell: Shell, { name, value, append, index }: Assignment): void {
  const { state, expander } = shell;
  const before = state.variable(name);
  if (value.type === 'ArrayValue') {
    shell.bashOnly(`${name}=( ) is an array`);
    assignArray(shell, name, value.elements, append === true);
    return;
  }
  const text = /^~|:~/.test(value.text) ? unknown('~ means a home directory') : expander.text(value);
  const isItem = index !== undefined;
  const old = append ? (isItem ? '' : state.value(name)) : '';
  const whole =
    append && before?.kind !== 'unset'
      ? isKnown(old) && isKnown(text)
        ? `${old}${text}`
        : isKnown(old)
          ? text
          : old
      : text;
  if (!isItem) {
    state.assign(name, whole);
    return;
  }
  shell.bashOnly(`${name}[ ] is an array`);
  const at = expander.text(index);
  if (!isKnown(at) || append) assignItem(state, name, '-', unknown(`an item of $${name} is not known`));
  else if (before?.kind === 'map') assignItem(state, name, at, whole);
  else {
    const number = expander.numberOf(at);
    assignItem(state, name, typeof number === 'bigint' ? String(number) : '-', whole);
  }
}

function assignArray(
  shell: Shell,
  name: string,
  elements: readonly { readonly text: string }[],
  append: boolean,
): void {
  const { state, expander } = shell;
  const before = state.variable(name);
  const words = elements as Parameters<typeof expander.fields>[0][];
  const keyed = words.map((word) => /^\[([^\]]*)\]=(.*)$/s.exec(word.text));
  if (keyed.some((found) => found)) {
    const items = new Map<string, ShellValue>(before?.kind === 'map' && append ? before.items : []);
    for (const found of keyed) {
      const [, key = '', value = ''] = found ?? [];
      const isPlain =
        found !== null &&
        /^["']?[\w.:/-]*["']?$/.test(key) &&
        !/[$`\\*?{]/.test(value) &&
        /^(?:"[^"]*"|'[^']*'|[^"']*)$/.test(value);
      if (!isPlain) {
        state.put(name, { kind: 'text', value: unknown(`the items of $${name} are not followed`) });
        return;
      }
      items.set(key.replace(/["']/g, ''), value.replace(/["']/g, ''));
    }
    if (before?.kind === 'map') state.put(name, { kind: 'map', items });
    else if ([...items.keys()].every((key) => /^[0-9]+$/.test(key)))
      state.put(name, {
        kind: 'list',
        items: new Map([...items].map(([key, value]) => [Number(key), value])),
      });
    else state.put(name, { kind: 'text', value: unknown(`the items of $${name} are not followed`) });
    return;
  }
  const fields = words.map((word) => expander.fields(word));
  const values = fields.flat();
  // An unknown word outside quotes may be several words.
  const unsure = fields
    .flatMap((each, index) =>
      /^"[^"]*"$/.test(words[index]?.text ?? '') && !/@/.test(words[index]?.text ?? '') ? [] : each,
    )
    .find((value) => !isKnown(value));
  let variable: Variable = listVariable(values.length > mostWords ? [] : values);
  if (values.length > mostWords) variable = { kind: 'text', value: unknown(`$${name} has too many items`) };
  else if (unsure !== undefined) variable = { kind: 'text', value: unsure };
  if (append && before?.kind === 'list' && variable.kind === 'list') {
    const start = Math.max(-1, ...before.items.keys()) + 1;
    const items = new Map(before.items);
    for (const [index, value] of variable.items) items.set(start + index, value);
    variable = { kind: 'list', items };
  } else if (append && before?.kind === 'text' && variable.kind === 'list') {
    variable = listVariable([before.value, ...variable.items.values()]);
  } else if (append && !before) variable = { kind: 'text', value: unknown(`$${name} is not set in the script`) };
  state.put(name, variable);
}
