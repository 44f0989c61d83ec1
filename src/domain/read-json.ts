import { failure, type Result, success } from './result.ts';

/** Why a text is not valid JSON. */
export interface JsonFault {
  /** A sentence about the text: `it is not JSON`. */
  readonly what: string;
  /** What the parser expected or found, if it says so. */
  readonly detail?: string;
  /** The offset in the text, in UTF-16 units. */
  readonly offset: number;
}

/** The fault in one sentence. */
export function jsonFaultText({ what, detail }: JsonFault): string {
  return detail === undefined ? what : `${what}: ${detail}`;
}

/** More than any of our documents needs. The value is checked and copied by recursion. */
const mostDepth = 32;

/** Reads JSON that comes from outside: a file, a pipe, another program. */
export function readJson(text: string): Result<unknown, JsonFault> {
  return parsed(text, JSON.parse);
}

/** The same, but an integer that a JavaScript number cannot hold becomes a bigint. */
export function readExactJson(text: string): Result<unknown, JsonFault> {
  return parsed(text, (plain) => {
    const marked = markIntegers(plain);
    if (marked === plain) return JSON.parse(plain);
    return JSON.parse(marked, (_, item: unknown) =>
      typeof item === 'string' && isMarked.test(item) ? BigInt(item.slice(mark.length)) : item,
    );
  });
}

function parsed(text: string, parse: (text: string) => unknown): Result<unknown, JsonFault> {
  const deep = tooDeepAt(text);
  if (deep !== null)
    return failure({ what: `it has more than ${mostDepth} objects or lists inside each other`, offset: deep });
  try {
    return success(parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const place = /position (\d+)/.exec(error.message)?.[1];
    const detail = error.message.replace(/ in JSON.*$/s, '').replace(/, (?:\.\.\.)?".*$/s, '');
    return failure({ what: 'it is not JSON', detail, offset: place === undefined ? text.length : Number(place) });
  }
}

/** The offset where the text first exceeds that depth; null if it never does. */
function tooDeepAt(text: string): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === quote) at = endOfString(text, at) - 1;
    else if (unit === brace || unit === bracket) depth += 1;
    else if (unit === closingBrace || unit === closingBracket) depth -= 1;
    if (depth > mostDepth) return at;
  }
  return null;
}

/**
 * Finds numbers outside strings. Strings are not matched by a regular expression: one of some MB would overflow its
 * stack.
 */
function markIntegers(text: string): string {
  let marked = '';
  let at = 0;
  while (at < text.length) {
    const begin = text.indexOf('"', at);
    const end = begin < 0 ? text.length : begin;
    marked += text.slice(at, end).replace(number, (found) => {
      return isBig(found) ? `"${escapedMark}${found}"` : found;
    });
    at = begin < 0 ? end : endOfString(text, begin);
    marked += text.slice(end, at);
  }
  return marked;
}

/** A 64-bit number has at most 20 digits; a much longer one is out of every range. */
function isBig(found: string): boolean {
  return /^-?[0-9]{16,40}$/.test(found) && !Number.isSafeInteger(Number(found));
}

/** The offset after the closing quote, or the end of a text without one. */
function endOfString(text: string, begin: number): number {
  let at = begin + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) return text.length;
    let escapes = 0;
    while (text[end - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return end + 1;
    at = end + 1;
  }
}

const number = /-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/g;
const mark = '\u0000integer:';
const escapedMark = '\\u0000integer:';
const isMarked = /^\0integer:-?[0-9]+$/;

const [quote, brace, closingBrace, bracket, closingBracket] = [0x22, 0x7b, 0x7d, 0x5b, 0x5d];
