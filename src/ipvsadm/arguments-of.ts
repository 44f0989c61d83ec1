import { seenEnd } from '../../grammar/words.ts';
import type { Part, Range } from '../syntax/nodes.ts';
import type { Arguments } from './read-line.ts';

/** A line of a file, or the arguments of a program, as the arguments of a command. */
export function argumentsOf(
  { source }: { readonly source: string },
  line: { readonly parts: readonly Part[]; readonly words: readonly Range[] },
): Arguments {
  return {
    parts: line.parts,
    argumentOf: (part) => {
      const at = lastOffset(part);
      let found = part as { readonly start: number; readonly end: number };
      for (const word of line.words) if (word.start <= at) found = word;
      return source.slice(found.start, seenEnd(source, found.start, found.end));
    },
  };
}

/** An option ends in its value, which may be the next word. */
function lastOffset({ start, value }: Part): number {
  return value ? value.start : start;
}
