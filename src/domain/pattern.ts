import { anything, literal, matchesPieces } from './wildcard.ts';

/** Whether a name matches a pattern in which `*` is any run of characters, `?` is any one, and the rest is literal. */
export function matchesPattern(name: string, pattern: string): boolean {
  const pieces = Array.from(pattern, (character) => {
    if (character === '*') return anything;
    return character === '?' ? ({ kind: 'one', accepts: () => true } as const) : literal(character);
  });
  return matchesPieces(name, pieces);
}
