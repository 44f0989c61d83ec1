/** A piece of a word: as typed, the value of a variable, or something whose value cannot be told. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'variable'; readonly name: string; readonly quoted: boolean }
  | { readonly kind: 'unknown'; readonly text: string };

export type Token =
  | { readonly kind: 'word'; readonly line: number; readonly pieces: readonly Piece[] }
  /** `;`, `&&`, `>`, a line feed, ... */
  | { readonly kind: 'operator'; readonly line: number; readonly text: string }
  | { readonly kind: 'comment'; readonly line: number; readonly text: string; readonly ownLine: boolean }
  /** What stands under a command with `<<WORD`, up to that word. */
  | { readonly kind: 'document'; readonly line: number; readonly text: string; readonly quoted: boolean };

/** The text of a word that holds nothing but text; null for one with variables in it. */
export function plainText(token: Token | undefined): string | null {
  if (token?.kind !== 'word') return null;
  let text = '';
  for (const piece of token.pieces) {
    if (piece.kind !== 'text') return null;
    text += piece.text;
  }
  return text;
}

/** The word as it may be shown to a person. */
export function shownWord({ pieces }: { readonly pieces: readonly Piece[] }): string {
  return pieces.map((piece) => (piece.kind === 'variable' ? `$${piece.name}` : piece.text)).join('');
}
