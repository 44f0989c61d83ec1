import { failure, type Result, success } from '../../domain/result.ts';
import type { Filter, FilterColumn, FilterFault } from './filter.ts';
import { type Token, tokensOf } from './tokens.ts';
import { readWord } from './word.ts';

type Read = Result<Filter, FilterFault>;

/**
 * Reads a filter: words that a row contains, `column:text`, `column>=100K`, `/regular expression/`, `!` for not, `and`
 * (optional), `or`, and parentheses. `and` binds closer than `or`.
 */
export function readFilter(source: string, columns: readonly FilterColumn[]): Read {
  const split = tokensOf(source);
  if (!split.ok) return split;
  const reader: Reader = { tokens: split.value, at: 0, end: source.length, columns };
  if (split.value.length === 0) return success({ kind: 'all', of: [] });
  const read = readAny(reader);
  const rest = reader.tokens[reader.at];
  if (read.ok && rest !== undefined) return faultAt(rest, "there is no '(' for this ')'");
  return read;
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
  readonly end: number;
  readonly columns: readonly FilterColumn[];
}

function readAny(reader: Reader): Read {
  const parts: Filter[] = [];
  for (;;) {
    const part = readAll(reader);
    if (!part.ok) return part;
    parts.push(part.value);
    if (reader.tokens[reader.at]?.kind !== 'or') return success(joined('any', parts));
    reader.at++;
  }
}

function readAll(reader: Reader): Read {
  const parts: Filter[] = [];
  for (;;) {
    const part = readOne(reader);
    if (!part.ok) return part;
    parts.push(part.value);
    const next = reader.tokens[reader.at]?.kind;
    if (next === 'and') reader.at++;
    else if (next === undefined || next === 'or' || next === 'close') return success(joined('all', parts));
  }
}

function readOne(reader: Reader): Read {
  const token = reader.tokens[reader.at];
  if (token === undefined) return failure({ at: reader.end, length: 1, why: 'something is missing at the end' });
  reader.at++;
  switch (token.kind) {
    case 'word':
      return readWord(token, reader.columns);
    case 'not': {
      const part = readOne(reader);
      return part.ok ? success({ kind: 'not', of: part.value }) : part;
    }
    case 'open': {
      const part = readAny(reader);
      if (!part.ok) return part;
      if (reader.tokens[reader.at]?.kind !== 'close') return faultAt(token, "the ')' for this '(' is missing");
      reader.at++;
      return part;
    }
    case 'and':
    case 'or':
      return faultAt(token, `a condition is missing before '${token.text}'`);
    case 'close':
      return faultAt(token, "a condition is missing before ')'");
  }
}

function joined(kind: 'all' | 'any', parts: readonly Filter[]): Filter {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind, of: parts };
}

function faultAt({ at, text }: Token, why: string): Read {
  return failure({ at, length: text.length, why });
}
