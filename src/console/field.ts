import type { KeyEvent } from './key.ts';

/** A line of text that is being typed. */
export interface Field {
  readonly text: string;
  /** In characters (code points) from the start. */
  readonly cursor: number;
}

export const emptyField: Field = { text: '', cursor: 0 };

export function field(text: string): Field {
  return { text, cursor: [...text].length };
}

/** The field after a key; null if a field does not handle the key. */
export function edited({ text, cursor }: Field, event: KeyEvent): Field | null {
  const characters = [...text];
  if (event.kind === 'paste') return inserted(characters, cursor, oneLine(event.text));
  switch (event.name) {
    case 'left':
    case 'ctrl-b':
      return { text, cursor: Math.max(0, cursor - 1) };
    case 'right':
    case 'ctrl-f':
      return { text, cursor: Math.min(characters.length, cursor + 1) };
    case 'home':
    case 'ctrl-a':
      return { text, cursor: 0 };
    case 'end':
    case 'ctrl-e':
      return { text, cursor: characters.length };
    case 'backspace':
      return removed(characters, Math.max(0, cursor - 1), cursor);
    case 'delete':
    case 'ctrl-d':
      return removed(characters, cursor, cursor + 1);
    case 'ctrl-u':
      return removed(characters, 0, cursor);
    case 'ctrl-k':
      return removed(characters, cursor, characters.length);
    case 'ctrl-w':
      return removed(characters, wordStart(characters, cursor), cursor);
    default:
      return event.text === null ? null : inserted(characters, cursor, event.text);
  }
}

function inserted(characters: readonly string[], cursor: number, text: string): Field {
  const added = [...text];
  return {
    text: [...characters.slice(0, cursor), ...added, ...characters.slice(cursor)].join(''),
    cursor: cursor + added.length,
  };
}

function removed(characters: readonly string[], from: number, to: number): Field {
  return { text: [...characters.slice(0, from), ...characters.slice(to)].join(''), cursor: from };
}

function wordStart(characters: readonly string[], cursor: number): number {
  let at = cursor;
  while (at > 0 && characters[at - 1] === ' ') at--;
  while (at > 0 && characters[at - 1] !== ' ') at--;
  return at;
}

function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
}
