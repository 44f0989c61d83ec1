import { anything, literal, matchesPieces, type WildcardPiece } from '../domain/wildcard.ts';

/**
 * A path pattern in `.gitignore` syntax: `*` and `?` stay within a part, `**` crosses parts, a pattern without a slash
 * (but at its end) matches at any depth, one that ends in a slash matches directories only.
 */
export interface PathPattern {
  readonly negated: boolean;
  readonly directoriesOnly: boolean;
  readonly pieces: readonly WildcardPiece[];
}

/** Null for a blank line or a comment. */
export function readPathPattern(line: string): PathPattern | null {
  const bare = line.replace(/\r$/, '').replace(/(?<!\\)\s+$/, '');
  if (bare === '' || bare.startsWith('#')) return null;
  const negated = bare.startsWith('!');
  const body = (negated ? bare.slice(1) : bare).replace(/^\\(?=[!#])/, '');
  const directoriesOnly = body.endsWith('/');
  const path = directoriesOnly ? body.slice(0, -1) : body;
  const anchored = path.includes('/');
  const pieces = piecesOf(path.replace(/^\//, ''));
  return { negated, directoriesOnly, pieces: anchored ? pieces : [folders, ...pieces] };
}

/**
 * Whether the last matching pattern includes a path; `path` is relative, with forward slashes. `before` is the result
 * of earlier patterns.
 */
export function isMatched(
  path: string,
  isDirectory: boolean,
  patterns: readonly PathPattern[],
  before = false,
): boolean {
  let matched = before;
  for (const { negated, directoriesOnly, pieces } of patterns) {
    if (matched === negated && (isDirectory || !directoriesOnly) && matchesPieces(path, pieces)) matched = !negated;
  }
  return matched;
}

export function isPathPattern(text: string): boolean {
  return /[*?[]/.test(text);
}

const folders: WildcardPiece = { kind: 'folders' };
const notSlash = (character: string) => character !== '/';

function piecesOf(pattern: string): readonly WildcardPiece[] {
  const pieces: WildcardPiece[] = [];
  for (let at = 0; at < pattern.length;) {
    const rest = pattern.slice(at);
    const wildcard = wildcards.find(([form]) => form.test(rest));
    const found = wildcard?.[0].exec(rest)?.[0] ?? String.fromCodePoint(rest.codePointAt(0) ?? 0);
    pieces.push(...(wildcard ? wildcard[1](found) : [literal(found)]));
    at += found.length;
  }
  return pieces;
}

const wildcards: readonly (readonly [form: RegExp, pieces: (found: string) => readonly WildcardPiece[]])[] = [
  [/^\*\*\//, () => [folders]],
  [/^\/\*\*$/, () => [literal('/'), { kind: 'one', accepts: () => true }, anything]],
  [/^\*\*/, () => [anything]],
  [/^\*/, () => [{ kind: 'many', accepts: notSlash }]],
  [/^\?/, () => [{ kind: 'one', accepts: notSlash }]],
  [/^\[!?[^\]/]+\]/, (found) => [characterClass(found)]],
  [/^\\./su, (found) => [literal(found.slice(1))]],
];

/** `[a-z_]` or `[!a-z_]`. A range that runs backwards, as `[z-a]`, accepts nothing, as in git. */
function characterClass(found: string): WildcardPiece {
  const negated = found.startsWith('[!');
  const ranges = [...found.slice(negated ? 2 : 1, -1).matchAll(/(.)-(.)|(.)/gsu)].map(
    ([, first, last, one]) => [first ?? one ?? '', last ?? one ?? ''] as const,
  );
  const isIn = (character: string) =>
    ranges.some(([first, last]) => codeOf(first) <= codeOf(character) && codeOf(character) <= codeOf(last));
  return { kind: 'one', accepts: (character) => notSlash(character) && isIn(character) !== negated };
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
