/**
 * A pattern of paths as `.gitignore` writes it: `*` and `?` stay within a part, `**` crosses parts, a pattern without
 * a slash (but at its end) matches at any depth, one that ends in a slash matches directories only.
 */
export interface PathPattern {
  readonly negated: boolean;
  readonly directoriesOnly: boolean;
  readonly expression: RegExp;
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
  const source = expressionSource(path.replace(/^\//, ''));
  return { negated, directoriesOnly, expression: new RegExp(`^${anchored ? '' : '(?:.*/)?'}${source}$`, 's') };
}

/**
 * Whether the last pattern that speaks of a path takes it; `path` is relative, with forward slashes. `before` is what
 * earlier patterns said.
 */
export function isMatched(
  path: string,
  isDirectory: boolean,
  patterns: readonly PathPattern[],
  before = false,
): boolean {
  let matched = before;
  for (const { negated, directoriesOnly, expression } of patterns) {
    if (matched === negated && (isDirectory || !directoriesOnly) && expression.test(path)) matched = !negated;
  }
  return matched;
}

export function isPathPattern(text: string): boolean {
  return /[*?[]/.test(text);
}

function expressionSource(pattern: string): string {
  let source = '';
  for (let at = 0; at < pattern.length;) {
    const rest = pattern.slice(at);
    const taken = pieces.find(([piece]) => piece.test(rest));
    const found = taken?.[0].exec(rest)?.[0] ?? rest.slice(0, 1);
    source += taken ? taken[1](found) : found.replace(/[.+^${}()|[\]\\/]/g, '\\$&');
    at += found.length;
  }
  return source;
}

const pieces: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/^\*\*\//, () => '(?:.*/)?'],
  [/^\/\*\*$/, () => '/.+'],
  [/^\*\*/, () => '.*'],
  [/^\*/, () => '[^/]*'],
  [/^\?/, () => '[^/]'],
  [/^\[!?[^\]/]+\]/, (found) => found.replace(/^\[!/, '[^').replaceAll('\\', '\\\\')],
  [/^\\./s, (found) => found.replace(/^\\([a-zA-Z0-9])/, '$1')],
];
