import { failure, type Result, success } from '../../domain/result.ts';
import type { FilterFault } from './filter.ts';

/** A token of a filter, with its position. */
export interface Token {
  readonly kind: 'word' | 'not' | 'and' | 'or' | 'open' | 'close';
  readonly text: string;
  readonly at: number;
}

/**
 * Splits a filter at spaces. Spaces between quotes or slashes, and around a comparison, belong to their word; `!` and parentheses may touch what
 * follows.
 */
export function tokensOf(source: string): Result<readonly Token[], FilterFault> {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const character = source.charAt(at);
    if (/\s/.test(character)) {
      at++;
      continue;
    }
    const sign = signs[character];
    if (sign !== undefined) {
      tokens.push({ kind: sign, text: character, at });
      at++;
      continue;
    }
    const end = wordEnd(source, at);
    if (typeof end !== 'number') return failure(end);
    const text = source.slice(at, end);
    const joins = text.toLowerCase();
    tokens.push({ kind: joins === 'and' || joins === 'or' || joins === 'not' ? joins : 'word', text, at });
    at = end;
  }
  return success(tokens);
}

const signs: Readonly<Record<string, Token['kind']>> = { '!': 'not', '(': 'open', ')': 'close' };

/** The end of the word that begins here; an opening quote or slash must be closed. */
function wordEnd(source: string, start: number): number | FilterFault {
  let at = start;
  let begins = true;
  while (at < source.length) {
    const character = source.charAt(at);
    if (begins && (character === '"' || character === '/')) {
      const end = closing(source, at, character);
      if (end === -1) {
        const why =
          character === '"' ? 'the closing " is missing' : 'the closing / of the regular expression is missing';
        return { at, length: source.length - at, why };
      }
      at = end + 1;
      begins = false;
      continue;
    }
    if (/\s/.test(character)) {
      const end = spacedEnd(source, start, at);
      if (end === null) return at;
      begins = true;
      at = end;
      continue;
    }
    if (character === ')') return at;
    begins = /[:<>=]/.test(character);
    at++;
  }
  return at;
}

/**
 * Spaces around a comparison and before a unit belong to it: `active >= 20`, `outbps > 100 kb`. The place where the word
 * continues after the spaces that begin here; null if it ends.
 */
function spacedEnd(source: string, start: number, at: number): number | null {
  const before = source.slice(start, at);
  const after = source.slice(at);
  const spaces = (/^\s+/.exec(after)?.[0] ?? '').length;
  const continues =
    (/^[a-z][a-z/-]*$/i.test(before) && /^\s+([<>]=?|!=|=)/.test(after)) ||
    (/^[a-z][a-z/-]*\s*([<>]=?|!=|=)$/i.test(before) && /^\s+\S/.test(after)) ||
    (/([<>]=?|=)\s*[\d.]+$/.test(before) && /^\s+([kmgt]b?|b)(?![^\s)])/i.test(after));
  return continues ? at + spaces : null;
}

function closing(source: string, open: number, quote: string): number {
  for (let at = open + 1; at < source.length; at++) {
    if (source.charAt(at) === '\\' && quote === '/') at++;
    else if (source.charAt(at) === quote) return at;
  }
  return -1;
}
