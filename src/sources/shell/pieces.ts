import { isKnown, joined, unknown, type ShellValue } from './value.ts';

/** A part of a word after expansion. */
export type WordPiece =
  /** Not split: literal text, and everything in double quotes. */
  | { readonly kind: 'fixed'; readonly value: ShellValue }
  /** An expansion outside quotes: it is split at the characters of IFS. */
  | { readonly kind: 'split'; readonly value: ShellValue }
  /** `*` and `?` outside quotes. */
  | { readonly kind: 'glob'; readonly text: string }
  /** `"$@"`, `"${a[@]}"`: each item is a word of its own. */
  | { readonly kind: 'items'; readonly values: readonly ShellValue[] };

export interface Splitting {
  /** The characters of IFS. */
  readonly separators: ShellValue;
  readonly globs: boolean;
}

/** How many words one word may become. */
export const mostWords = 20_000;
const tooMany: readonly ShellValue[] = [unknown('a word expands to too many words')];

/** The words that the pieces of one word form; an unknown word may be any number of words. */
export function fieldsOf(pieces: readonly WordPiece[], { separators, globs }: Splitting): readonly ShellValue[] {
  const fields: ShellValue[] = [];
  let open: ShellValue | null = null;
  let closedByBlank = false;
  const close = (field: ShellValue) => {
    fields.push(field);
    open = null;
  };
  for (const piece of pieces) {
    if (fields.length > mostWords) return tooMany;
    if (piece.kind === 'items') {
      if (fields.length + piece.values.length > mostWords) return tooMany;
      for (const [index, value] of piece.values.entries()) {
        if (index > 0 && open !== null) close(open);
        open = joined(open ?? '', value);
      }
      continue;
    }
    if (piece.kind === 'glob') {
      if (globs) return [unknown(`${piece.text} matches the names of files`)];
      open = joined(open ?? '', piece.text);
      continue;
    }
    if (!isKnown(piece.value)) return [piece.value];
    if (piece.kind === 'fixed') {
      open = joined(open ?? '', piece.value);
      closedByBlank = false;
      continue;
    }
    if (globs && /[*?]/.test(piece.value)) return [unknown('a value contains * or ?, which match the names of files')];
    if (!isKnown(separators)) return [separators];
    for (const run of runsOf(piece.value, separators)) {
      if (!separators.includes(run.charAt(0)) || separators === '') {
        open = joined(open ?? '', run);
        closedByBlank = false;
      } else if (/[ \t\n]/.test(run)) {
        if (open !== null) {
          close(open);
          closedByBlank = true;
        }
      } else {
        if (!closedByBlank) close(open ?? '');
        closedByBlank = false;
      }
    }
  }
  if (open !== null) fields.push(open);
  return fields;
}

/** The value of an assignment, a redirection, a subject of `case`: nothing is split. */
export function textOfPieces(pieces: readonly WordPiece[], separator: ShellValue = ' '): ShellValue {
  return pieces.reduce<ShellValue>((text, piece) => joined(text, textOfPiece(piece, separator)), '');
}

function textOfPiece(piece: WordPiece, separator: ShellValue): ShellValue {
  if (piece.kind === 'glob') return piece.text;
  if (piece.kind !== 'items') return piece.value;
  return piece.values.reduce<ShellValue>(
    (text, value, index) => joined(index > 0 ? joined(text, separator) : text, value),
    '',
  );
}

/** Separators one by one, and the text between them. */
function runsOf(text: string, separators: string): readonly string[] {
  if (separators === '') return text === '' ? [] : [text];
  const runs: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const next = text.charAt(at);
    if (!separators.includes(next)) continue;
    if (at > start) runs.push(text.slice(start, at));
    runs.push(next);
    start = at + 1;
  }
  if (start < text.length) runs.push(text.slice(start));
  return runs;
}
