/** One piece of a pattern with wildcards. */
export type WildcardPiece =
  /** One character that the test accepts. */
  | { readonly kind: 'one'; accepts(character: string): boolean }
  /** Any run of characters that the test accepts, also none. */
  | { readonly kind: 'many'; accepts(character: string): boolean }
  /** Nothing, or any text that ends in a slash. */
  | { readonly kind: 'folders' };

/** Any run of characters. */
export const anything: WildcardPiece = { kind: 'many', accepts: () => true };

export function literal(expected: string): WildcardPiece {
  return { kind: 'one', accepts: (character) => character === expected };
}

/**
 * Whether the pieces match the whole text. All ways to match are followed at once, so the work is at most the number of
 * pieces times the length of the text. A regular expression tries them one after another: `*a*a*a*b` can keep it busy for
 * minutes.
 */
export function matchesPieces(text: string, pieces: readonly WildcardPiece[]): boolean {
  let reached = beginning(pieces);
  for (const character of text) {
    reached = after(character, reached, pieces);
    if (reached.size === 0) return false;
  }
  return reached.has(pieces.length);
}

/** The lengths of the prefixes that the pieces match, shortest first. */
export function matchedLengths(characters: readonly string[], pieces: readonly WildcardPiece[]): readonly number[] {
  const lengths: number[] = [];
  let reached = beginning(pieces);
  for (let length = 0; reached.size > 0; length++) {
    if (reached.has(pieces.length)) lengths.push(length);
    const character = characters[length];
    if (character === undefined) break;
    reached = after(character, reached, pieces);
  }
  return lengths;
}

/** The positions in the pattern that a text may have reached. */
type Reached = ReadonlySet<number>;

function beginning(pieces: readonly WildcardPiece[]): Reached {
  const reached = new Set<number>();
  enter(0, pieces, reached);
  return reached;
}

function after(character: string, reached: Reached, pieces: readonly WildcardPiece[]): Reached {
  const next = new Set<number>();
  for (const at of reached) {
    const piece = pieces[at];
    if (piece?.kind === 'one' && piece.accepts(character)) enter(at + 1, pieces, next);
    if (piece?.kind === 'many' && piece.accepts(character)) enter(at, pieces, next);
    if (piece?.kind === 'folders') {
      next.add(at);
      if (character === '/') enter(at + 1, pieces, next);
    }
  }
  return next;
}

/** Marks a position in the pattern, and every later position that is reached without a character. */
function enter(at: number, pieces: readonly WildcardPiece[], reached: Set<number>): void {
  for (let next = at; ; next++) {
    reached.add(next);
    const piece = pieces[next];
    if (piece === undefined || piece.kind === 'one') return;
  }
}
