import { failure, type Result, success } from '../../domain/result.ts';
import type { Piece } from './token.ts';

/** What is known of the variables; null for one that was set to something that cannot be told. */
export type Variables = ReadonlyMap<string, string | null>;

/** The words that one word becomes: values outside quotes are split at blanks. The failure names what is not known. */
export function expandWord(pieces: readonly Piece[], variables: Variables): Result<readonly string[], string> {
  const words: string[] = [];
  let word: string | null = null;
  for (const piece of pieces) {
    const value = valueOf(piece, variables);
    if (!value.ok) return value;
    if (piece.kind === 'variable' && !piece.quoted) {
      const [first = '', ...rest] = value.value.split(/[ \t\n]+/);
      if (value.value !== '') word = (word ?? '') + first;
      for (const next of rest) {
        if (word !== null && word !== '') words.push(word);
        word = next;
      }
      if (word === '') word = null;
    } else word = (word ?? '') + value.value;
  }
  if (word !== null) words.push(word);
  return success(words);
}

/** The value of an assignment: nothing is split. */
export function expandValue(pieces: readonly Piece[], variables: Variables): Result<string, string> {
  let text = '';
  for (const piece of pieces) {
    const value = valueOf(piece, variables);
    if (!value.ok) return value;
    text += value.value;
  }
  return success(text);
}

/** The lines of a here-document. */
export function expandDocument(text: string, variables: Variables): Result<string, string> {
  let missing: string | null = null;
  const expanded = text.replace(
    /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})|\$[({]|`/g,
    (found, plain?: string, braced?: string) => {
      const value = variables.get(plain ?? braced ?? '') ?? null;
      if (value === null) missing ??= found;
      return value ?? '';
    },
  );
  return missing === null ? success(expanded) : failure(`the value of ${String(missing)} is not known`);
}

function valueOf(piece: Piece, variables: Variables): Result<string, string> {
  switch (piece.kind) {
    case 'text': {
      const pattern = piece.quoted ? null : /[*?]|\{[^}]*(?:,|\.\.)[^}]*\}/.exec(piece.text);
      return pattern ? failure(`${pattern[0]} stands for other words`) : success(piece.text);
    }
    case 'variable': {
      const value = variables.get(piece.name) ?? null;
      return value === null ? failure(`the value of $${piece.name} is not known`) : success(value);
    }
    case 'unknown':
      return failure(`${piece.text} is not followed`);
  }
}
