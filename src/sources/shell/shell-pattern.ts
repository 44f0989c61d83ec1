import { anything, literal, matchesPieces, type WildcardPiece } from '../../domain/wildcard.ts';

/** A pattern of `case`, `[[`, `${x%…}`: text that stands for itself is marked by being escaped. */
export function escapedPattern(text: string): string {
  return text.replace(/[\\*?[\]]/g, '\\$&');
}

/** The pieces of a pattern; null for one that is not followed. */
export function patternPieces(pattern: string): readonly WildcardPiece[] | null {
  const pieces: WildcardPiece[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const next = pattern[at] ?? '';
    if (next === '\\') pieces.push(literal(pattern[++at] ?? '\\'));
    else if (next === '*') pieces.push(anything);
    else if (next === '?') pieces.push({ kind: 'one', accepts: () => true });
    else if (next === '[') {
      const bracket = /^\[([!^]?)(\]?(?:\[:[a-z]+:\]|\\.|[^\]\\])*)\]/.exec(pattern.slice(at));
      const [whole = next, not = '', body = ''] = bracket ?? [];
      const piece = bracket ? bracketPiece(not !== '', body) : literal(next);
      if (piece === null) return null;
      pieces.push(piece);
      at += whole.length - 1;
    } else pieces.push(literal(next));
  }
  return pieces;
}

function bracketPiece(isNegated: boolean, body: string): WildcardPiece | null {
  const set = setOf(body);
  if (set === null) return null;
  try {
    const form = new RegExp(`^[${isNegated ? '^' : ''}${set}]$`);
    return { kind: 'one', accepts: (character) => form.test(character) };
  } catch {
    return null;
  }
}

/** Whether a text matches a whole pattern; null if the pattern is not followed. */
export function matches(text: string, pattern: string): boolean | null {
  const pieces = patternPieces(pattern);
  if (pieces === null || text.length * pieces.length > mostWork) return null;
  return matchesPieces(text, pieces);
}

/** Characters times pieces: beyond it a pattern is not followed. */
export const mostWork = 10_000_000;

const classes: Readonly<Record<string, string>> = {
  digit: '0-9',
  alpha: 'A-Za-z',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  xdigit: '0-9A-Fa-f',
};

export function setOf(body: string): string | null {
  let isKnown = true;
  const set = body.replace(/\[:([a-z]+):\]|\\(.)|[\\\]^[]/g, (found, name?: string, literal?: string) => {
    if (literal !== undefined) return `\\u${literal.charCodeAt(0).toString(16).padStart(4, '0')}`;
    if (name === undefined) return `\\${found}`;
    isKnown &&= Object.hasOwn(classes, name);
    return classes[name] ?? '';
  });
  return isKnown ? set : null;
}
