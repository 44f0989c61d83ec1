import { nearest } from '../../domain/nearest.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Filter, FilterColumn, FilterFault, Sign } from './filter.ts';
import { readAmount } from './amount.ts';
import type { Token } from './tokens.ts';

/** One condition: a text, a pattern, or a column with a value. */
export function readWord({ text, at }: Token, columns: readonly FilterColumn[]): Result<Filter, FilterFault> {
  const fault = (from: number, length: number, why: string): Result<Filter, FilterFault> =>
    failure({ at: at + from, length: Math.max(1, length), why });
  const [, name = '', sign, value = ''] = /^([a-z][a-z/-]*)\s*(:|[<>]=?|!=|=)\s*(.*)$/is.exec(text) ?? [];
  if (sign === undefined || isAddress(text)) return readText(text, 0, null);
  const column = columnNamed(name, columns);
  if (column === null) {
    const meant = nearest(
      name.toLowerCase(),
      columns.map((one) => one.name),
    );
    return fault(0, name.length, `there is no column '${name}'${meant === null ? '' : `; did you mean '${meant}'?`}`);
  }
  const from = text.length - value.length;
  if (value === '') return fault(0, text.length, `a value is missing after '${sign}'`);
  if (sign === ':') return readText(value, from, column.name);
  if (!column.isNumber) {
    if (sign !== '=' && sign !== '!=')
      return fault(text.indexOf(sign), sign.length, `'${column.name}' is not a number; use = or :`);
    return success({ kind: 'compare', column: column.name, sign, value: unquoted(value).toLowerCase() });
  }
  const amount = readAmount(value);
  if (amount === null) return fault(from, value.length, `'${value}' is not a number such as 20, 1.5 or 100K`);
  return success({ kind: 'compare', column: column.name, sign: sign as Sign, value: amount });

  function readText(part: string, offset: number, of: string | null): Result<Filter, FilterFault> {
    if (part.startsWith('/')) {
      const pattern = patternOf(part);
      if (typeof pattern === 'string') return fault(offset, part.length, pattern);
      return success({ kind: 'pattern', column: of, pattern });
    }
    if (!part.startsWith('"') && looksLikePattern(part)) {
      return fault(offset, part.length, `for a regular expression write /${part}/, for this text write "${part}"`);
    }
    return success({ kind: 'contains', column: of, text: unquoted(part).toLowerCase() });
  }
}

/** A column name may be shortened: the first match wins. */
function columnNamed(text: string, columns: readonly FilterColumn[]): FilterColumn | null {
  const lower = text.toLowerCase();
  return columns.find(({ name }) => name === lower) ?? columns.find(({ name }) => name.startsWith(lower)) ?? null;
}

/** An IPv6 address may begin with letters and a colon, as `fd00:` or `dead:beef::1` does. */
function isAddress(text: string): boolean {
  return /^[0-9a-f]{1,4}:[0-9a-f:.]*$/i.test(text) && (text.match(/:/g) ?? []).length >= 2;
}

function looksLikePattern(text: string): boolean {
  const bare = text.replace(/^\[[0-9a-f:.]+\](:\d*)?$/i, '');
  return /[[\]*^$|\\{}+?]/.test(bare);
}

function unquoted(text: string): string {
  return text.startsWith('"') ? text.replaceAll('"', '') : text;
}

/** A pattern, or why it is not one. Case does not matter. */
function patternOf(part: string): RegExp | string {
  const end = part.lastIndexOf('/');
  if (part.slice(end + 1) !== '' && part.slice(end + 1) !== 'i')
    return 'only the letter i may follow a regular expression';
  try {
    return new RegExp(part.slice(1, end), 'iu');
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(': ').at(-1) ?? '') : '';
    return `not a regular expression: ${reason.toLowerCase()}`;
  }
}
