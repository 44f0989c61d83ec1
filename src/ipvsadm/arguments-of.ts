import { isProgramName, seenEnd } from '../../grammar/words.ts';
import type { Span } from '../domain/span.ts';
import type { Part } from '../syntax/nodes.ts';
import { readArguments } from '../syntax/read-arguments.ts';
import { filledWords, hasPlaceholder } from './next-words.ts';
import type { Arguments } from './read-line.ts';

/** What has been read of a line of a file, or of the arguments of a program. */
interface ReadParts {
  /** A line of a file, in which the word `ipvsadm` is ignored; null for arguments. */
  readonly kind?: 'command';
  readonly parts: readonly Part[];
  readonly words: readonly Span[];
}

/** A line of a file, or the arguments of a program, as the arguments of a command. */
export function argumentsOf({ source }: { readonly source: string }, line: ReadParts): Arguments {
  const filled = line.parts.some(({ value }) => value && hasPlaceholder(value.raw)) ? filledOf(source, line) : null;
  if (filled) return filled;
  return {
    parts: line.parts,
    argumentOf: (part) => {
      const word = wordOf(part, line.words) ?? part;
      return source.slice(word.start, seenEnd(source, word.start, word.end));
    },
  };
}

/** Options and values are read from the words as popt fills them; messages show the words as they were given. */
function filledOf(source: string, { kind, words }: ReadParts): Arguments {
  const given = words
    .map(({ start, end }) => ({ start, end: seenEnd(source, start, end) }))
    .filter(({ start, end }) => kind === undefined || !isProgramName(source, start, end))
    .map(({ start, end }) => source.slice(start, end));
  const found = filledWords(given);
  if (!found) return { parts: [], argumentOf: () => '', endless: true };
  const line = readArguments(found.map(({ filled }) => filled));
  return {
    parts: line.parts,
    argumentOf: (part) => found[line.words.findLastIndex(({ start }) => start <= lastOffset(part))]?.given ?? '',
  };
}

/** The argument in which a part ends. */
function wordOf(part: Part, words: readonly Span[]): Span | undefined {
  const at = lastOffset(part);
  let found: Span | undefined;
  for (const word of words) if (word.start <= at) found = word;
  return found;
}

/** An option ends in its value, which may be the next word. */
function lastOffset({ start, value }: Part): number {
  return value ? value.start : start;
}
