import type { ParameterExpansionPart, Word, WordPart } from 'unbash';
import { type Changer, changed, slicedItems } from './change-value.ts';
import type { ExpanderContext } from './expander-context.ts';
import { foundParameter, type FoundParameter, parameterLength, valueOf } from './parameter.ts';
import { type WordPiece, textOfPieces } from './pieces.ts';
import { isKnown, unknown, type ShellValue } from './value.ts';
import { allIndices } from './variable.ts';

/** What expands the words inside an expansion. */
export interface ParameterExpander extends Changer {
  readonly around: ExpanderContext;
  partPieces(part: WordPart, quoted: boolean): readonly WordPiece[];
  assign(name: string, index: string | null, value: ShellValue): void;
  /** The value of IFS, and its first character. */
  separators(): ShellValue;
  firstSeparator(): ShellValue;
}

/** `${…}` as words or their parts; `quoted`: in double quotes. */
export function expandedParameter(
  by: ParameterExpander,
  part: ParameterExpansionPart,
  quoted: boolean,
): readonly WordPiece[] {
  const { parameter, prefix, operation } = part;
  const index = part.index ? indexOf(by, parameter, part.index) : null;
  if (part.index) by.around.bashOnly(`${part.text} is an array`);
  if (index !== null && !isKnown(index)) return [{ kind: 'fixed', value: index }];
  if (operation?.type === 'Unknown' || operation?.type === 'Names' || operation?.type === 'Transform') {
    return [{ kind: 'fixed', value: unknown(`${part.text} is not followed`) }];
  }
  if (prefix === '#') return [{ kind: 'fixed', value: parameterLength(by.around, parameter, index) }];
  if (prefix === '!') return indirect(by, part, index, quoted);
  if (!operation) return parameterPieces(by, parameter, index, quoted);
  const found = foundParameter(by.around, parameter, index);
  if (operation.type === 'Default') return withDefault(by, part, found, index, quoted);
  const change = (value: ShellValue) => changed(by, value, part);
  if (found.items) {
    const items = operation.type === 'Slice' ? slicedItems(by, found.items, part) : found.items.map(change);
    return itemPieces(by, items, isStar(parameter, index), quoted);
  }
  return [{ kind: quoted ? 'fixed' : 'split', value: change(valueOf(by.around, parameter, found)) }];
}

/** A name without any operation. */
export function parameterPieces(
  by: ParameterExpander,
  name: string,
  index: string | null,
  quoted: boolean,
): readonly WordPiece[] {
  const found = foundParameter(by.around, name, index);
  if (found.items) return itemPieces(by, found.items, isStar(name, index), quoted);
  return [{ kind: quoted ? 'fixed' : 'split', value: valueOf(by.around, name, found) }];
}

function indexOf(by: ParameterExpander, parameter: string, word: Word): ShellValue {
  if (word.value === '@' || word.value === '*') return word.value;
  const text = by.text(word);
  const isMap = by.around.state.variable(parameter)?.kind === 'map';
  if (isMap || !isKnown(text)) return text;
  const number = by.numberOf(text);
  return typeof number === 'bigint' ? String(number) : number;
}

function itemPieces(
  by: ParameterExpander,
  items: readonly ShellValue[],
  star: boolean,
  quoted: boolean,
): readonly WordPiece[] {
  if (quoted && !star) return [{ kind: 'items', values: items }];
  if (quoted) return [{ kind: 'fixed', value: textOfPieces([{ kind: 'items', values: items }], by.firstSeparator()) }];
  const space = by.separators();
  // Each is split, and none is joined to the next.
  return items.flatMap((value): WordPiece[] => [
    { kind: 'split', value },
    { kind: 'split', value: isKnown(space) && space !== '' ? space.slice(0, 1) : ' ' },
  ]);
}

function indirect(
  by: ParameterExpander,
  part: ParameterExpansionPart,
  index: string | null,
  quoted: boolean,
): readonly WordPiece[] {
  by.around.bashOnly(`${part.text} is an indirect name`);
  const variable = by.around.state.variable(part.parameter);
  if (index === '@' || index === '*') {
    const items = variable ? allIndices(variable) : [unknown(`$${part.parameter} is not set in the script`)];
    return itemPieces(by, items, index === '*', quoted);
  }
  const { value } = foundParameter(by.around, part.parameter, index);
  if (part.operation || value === null) return [{ kind: 'fixed', value: unknown(`${part.text} is not followed`) }];
  if (!isKnown(value)) return [{ kind: 'fixed', value }];
  const [, name = '', inner] = /^([A-Za-z_]\w*|[0-9]+)(?:\[([0-9@*]+)\])?$/.exec(value) ?? [];
  return name === ''
    ? [{ kind: 'fixed', value: unknown(`${part.text} is not followed`) }]
    : parameterPieces(by, name, inner ?? null, quoted);
}

function withDefault(
  by: ParameterExpander,
  part: ParameterExpansionPart,
  found: FoundParameter,
  index: string | null,
  quoted: boolean,
): readonly WordPiece[] {
  const { operation, parameter } = part;
  if (operation?.type !== 'Default') return [];
  const { operator, operand } = operation;
  const countsEmpty = operator.startsWith(':');
  const { value, items } = found;
  const self = (): readonly WordPiece[] => parameterPieces(by, parameter, index, quoted);
  let isThere: boolean;
  if (items) isThere = items.length > 0 && !(countsEmpty && items.length === 1 && items[0] === '');
  else if (value === null) isThere = false;
  else if (isKnown(value)) isThere = !countsEmpty || value !== '';
  else if (found.fromEnvironment) {
    isThere = false;
    if (!operator.endsWith('?')) by.around.taken(`$${parameter} is assumed not to be set in ${part.text}`);
  } else return [{ kind: 'fixed', value }];
  const last = operator.at(-1);
  if (last === '+') return isThere ? operandPieces(by, operand, quoted) : [{ kind: 'split', value: '' }];
  if (isThere) return self();
  if (last === '?') return [{ kind: 'fixed', value: unknown(`${part.text} ends the script`) }];
  const pieces = operandPieces(by, operand, quoted);
  if (last === '=') by.assign(parameter, index, textOfPieces(pieces, by.firstSeparator()));
  return pieces;
}

/** Outside quotes the words of an operand are split, unless they have quotes of their own. */
function operandPieces(by: ParameterExpander, word: Word, quoted: boolean): readonly WordPiece[] {
  if (quoted) return [{ kind: 'fixed', value: by.text(word) }];
  if (!word.parts) return [{ kind: /["'\\]/.test(word.text) ? 'fixed' : 'split', value: word.value }];
  return word.parts.flatMap((part): readonly WordPiece[] =>
    part.type === 'Literal' ? [{ kind: 'split', value: part.value }] : by.partPieces(part, false),
  );
}

function isStar(name: string, index: string | null): boolean {
  return name === '*' || index === '*';
}
