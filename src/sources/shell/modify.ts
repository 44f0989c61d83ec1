import { matchedLengths, matchesPieces, type WildcardPiece } from '../../domain/wildcard.ts';
import { mostWork, patternPieces } from './shell-pattern.ts';
import { unknown, type ShellValue } from './value.ts';

/** `${x#p} ${x%%p} ${x/p/r} ${x^^}` and similar expansions of a known value. */
export function modified(text: string, operator: string, pattern: string, replacement: string): ShellValue {
  switch (operator) {
    case '^^':
      return text.toUpperCase();
    case ',,':
      return text.toLowerCase();
    case '^':
      return text.charAt(0).toUpperCase() + text.slice(1);
    case ',':
      return text.charAt(0).toLowerCase() + text.slice(1);
    default:
      return patterned(text, operator, pattern, replacement);
  }
}

/** From an index, counted from the end if negative; a negative length is an index too. */
export function sliced(text: string, start: number, length: number | null): readonly string[] {
  const from = start < 0 ? text.length + start : start;
  if (from < 0) return [];
  if (length === null) return [text.slice(from)];
  return [length < 0 ? text.slice(from, text.length + length) : text.slice(from, from + length)];
}

function patterned(text: string, operator: string, pattern: string, replacement: string): ShellValue {
  if (pattern === '') return text;
  const pieces = patternPieces(pattern);
  const starts = operator === '/' || operator === '//' ? text.length : 1;
  if (pieces === null || text.length * pieces.length * starts > mostWork) return unknown('a pattern is not followed');
  const characters = [...text];
  const [prefixes, suffixes] = [() => matchedLengths(characters, pieces), () => endsMatched(characters, pieces)];
  const without = (length = 0) => characters.slice(length).join('');
  const upTo = (length = 0) => characters.slice(0, characters.length - length).join('');
  switch (operator) {
    case '#':
      return without(prefixes()[0]);
    case '##':
      return without(prefixes().at(-1));
    case '%':
      return upTo(suffixes()[0]);
    case '%%':
      return upTo(suffixes().at(-1));
    case '/#':
      return prefixes().length === 0 ? text : replacement + without(prefixes().at(-1));
    case '/%':
      return suffixes().length === 0 ? text : upTo(suffixes().at(-1)) + replacement;
    case '/':
    case '//':
      return replaced(characters, pieces, replacement, operator === '//');
    default:
      return unknown('a pattern is not followed');
  }
}

/** The lengths of the prefixes or suffixes that a pattern matches. */
function endsMatched(characters: readonly string[], pieces: readonly WildcardPiece[]): readonly number[] {
  return matchedLengths([...characters].reverse(), [...pieces].reverse());
}

/** Replaces the longest match at the first position that has one, or at every position. */
function replaced(
  characters: readonly string[],
  pieces: readonly WildcardPiece[],
  replacement: string,
  everywhere: boolean,
): string {
  if (characters.length === 0) return matchesPieces('', pieces) ? replacement : '';
  let text = '';
  for (let at = 0; at < characters.length;) {
    const length = matchedLengths(characters.slice(at), pieces).at(-1) ?? 0;
    if (length === 0) text += characters[at++] ?? '';
    else {
      text += replacement;
      at += length;
      if (!everywhere) return text + characters.slice(at).join('');
    }
  }
  return text;
}
