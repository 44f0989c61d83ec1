import type { SourcePosition } from '../table-source.ts';

/** A line as keepalived's parser gets it: variables replaced, comments removed, braces separate. */
export interface ConfLine {
  /** Without quotes; `{` at the end opens a block, `}` alone closes one. */
  readonly words: readonly string[];
  readonly place: SourcePosition;
}

/** Sorted paths; or that there are too many, or that the folder is missing whose names were to be matched. */
export type IncludesFound = readonly string[] | 'too many' | 'no folder';

/** What a configuration includes: regular files only. */
export interface IncludedFiles {
  /** The paths that match a pattern; relative patterns start from a folder. */
  find(pattern: string, from: string): Promise<IncludesFound>;
  /** Null if it cannot be read, or is not a regular file. keepalived skips a file that someone may execute. */
  read(path: string): Promise<Uint8Array | 'executable' | null>;
}

export interface KeepalivedOptions {
  /** The path of the file, which relative includes start from. */
  readonly path?: string;
  readonly files?: IncludedFiles;
  /** What `@id` is compared with: `-i`, or the host name up to its first dot. Absent: unknown. */
  readonly id?: string;
}

/** The words of a line without comments; quotes keep words together, and what follows an unclosed quote is lost. */
export function confWords(text: string): readonly string[] {
  if (!text.includes('"')) return text.split(/\s+/).filter((word) => word !== '');
  const words: string[] = [];
  for (const [, quoted, plain] of text.matchAll(/"([^"]*)"|"[^"]*$|([^\s"]+)/g)) {
    const word = quoted ?? plain;
    if (word !== undefined) words.push(word);
  }
  return words;
}

export function isQuoteOpen(text: string): boolean {
  return text.includes('"') && text.split('"').length % 2 === 0;
}

/** Removes a comment: `#` and `!` begin one anywhere except in quotes. */
export function withoutComment(text: string): string {
  if (!/[#!]/.test(text)) return text;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '#' || character === '!')) return text.slice(0, at);
  }
  return text;
}

/** A line in the pieces that the parser sees: up to an opening brace, and a closing brace on its own. */
export function bracePieces(text: string): readonly string[] {
  if (!/[{}]/.test(text)) {
    const piece = text.trim();
    return piece === '' ? [] : [piece];
  }
  const pieces: string[] = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === '{') {
      pieces.push(`${text.slice(from, at)} {`);
      from = at + 1;
    } else if (character === '}') {
      pieces.push(text.slice(from, at), '}');
      from = at + 1;
    }
  }
  pieces.push(text.slice(from));
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}
