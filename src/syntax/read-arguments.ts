import type { LexedPiece } from '../../grammar/lexer.ts';
import { PartPacker, unpackPart } from './packed-parts.ts';
import type { Span } from '../domain/span.ts';
import type { Part } from './nodes.ts';
import { rulesLexer, theParser } from './the-grammar.ts';

/** The arguments of a program as one line of rules. */
export interface ArgumentLine {
  /** The arguments, one after the other. */
  readonly source: string;
  readonly parts: readonly Part[];
  /** The span of each argument. */
  readonly words: readonly Span[];
}

/** Reads arguments by the same grammar as rules; they are bytes, one character for each. */
export function readArguments(given: readonly string[]): ArgumentLine {
  const source = given.join(' ');
  const words: Span[] = [];
  let start = 0;
  for (const { length } of given) {
    words.push({ start, end: start + length });
    start += length + 1;
  }
  const lexer = rulesLexer(source, { comments: false });
  lexer.words(words);
  const packer = new PartPacker();
  const part = (token: LexedPiece) => {
    packer.add(token);
  };
  theParser().read(lexer.tokens, { blank: () => null, comment: () => null, part, endOfLine: () => null });
  const { count } = packer;
  const packed = packer.take();
  const parts = Array.from({ length: count }, (_, index) => unpackPart(packed, index, source));
  return { source, parts, words };
}
