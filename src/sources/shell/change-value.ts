import type { ParameterExpansionPart, Word } from 'unbash';
import { modified, sliced } from './modify.ts';
import { isKnown, type UnknownValue, unknown, type ShellValue } from './value.ts';

/** What expands the patterns, texts and numbers of a change. */
export interface Changer {
  pattern(word: Word): ShellValue;
  text(word: Word): ShellValue;
  numberOf(text: string): bigint | UnknownValue;
  bashOnly(what: string): void;
}

/** A value as `${…%…}`, `${…/…/…}` and kin change it. */
export function changed(by: Changer, value: ShellValue, part: ParameterExpansionPart): ShellValue {
  const { operation } = part;
  if (!isKnown(value)) return value;
  switch (operation?.type) {
    case 'Remove': {
      const pattern = by.pattern(operation.operand);
      return isKnown(pattern) ? modified(value, operation.operator, pattern, '') : pattern;
    }
    case 'Replace': {
      by.bashOnly(`${part.text} replaces text`);
      const pattern = by.pattern(operation.pattern);
      const replacement = by.text(operation.replacement);
      if (!isKnown(pattern)) return pattern;
      return isKnown(replacement) ? modified(value, operation.operator, pattern, replacement) : replacement;
    }
    case 'CaseModification':
      by.bashOnly(`${part.text} changes the case of letters`);
      return operation.operand ? unknown(`${part.text} is not followed`) : modified(value, operation.operator, '', '');
    case 'Slice': {
      by.bashOnly(`${part.text} is a part of a value`);
      const [start, length] = bounds(by, part);
      if (typeof start !== 'number') return start;
      return typeof length === 'number' || length === null ? sliced(value, start, length).join('') : length;
    }
    default:
      return unknown(`${part.text} is not followed`);
  }
}

/** `${@:2}`, `${array[@]:1:2}` */
export function slicedItems(
  by: Changer,
  items: readonly ShellValue[],
  part: ParameterExpansionPart,
): readonly ShellValue[] {
  const [start, length] = bounds(by, part);
  if (typeof start !== 'number') return [start];
  if (length !== null && typeof length !== 'number') return [length];
  // The first argument is $1, not $0.
  const isArguments = part.parameter === '@' || part.parameter === '*';
  if (isArguments && start < 1) return [unknown(`${part.text} is not followed`)];
  const from = isArguments ? start - 1 : start;
  const begin = from < 0 ? Math.max(0, items.length + from) : from;
  return items.slice(begin, length === null ? undefined : begin + Math.max(0, length));
}

function bounds(
  by: Changer,
  { operation }: ParameterExpansionPart,
): readonly [number | UnknownValue, number | UnknownValue | null] {
  if (operation?.type !== 'Slice') return [0, null];
  const bound = (word: Word): number | UnknownValue => {
    const text = by.text(word);
    const number = isKnown(text) ? by.numberOf(text) : text;
    return typeof number === 'bigint' ? Number(number) : number;
  };
  return [bound(operation.offset), operation.length ? bound(operation.length) : null];
}
