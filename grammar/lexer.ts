import type { IToken, TokenType } from 'chevrotain';
import type { PartKind } from './part-kinds.ts';
import { Blank, Comment, EndOfLine, partTokens } from './tokens.ts';
import { endOfOptions, longSpellings, missingArgument, type Spelling, shortSpellings } from './spellings.ts';
import { unknownOption, unwantedArgument, word } from './spellings.ts';
import { isBlank, isProgramName, seenEnd, wordEnd } from './words.ts';

/** A token of the language. Tokens are reused from chunk to chunk: copy what you need at once. */
export interface LexedPiece extends IToken {
  /** The kind of part; -1 for blanks, comments and ends of lines. */
  code: number;
  /** The spelling of the option: only `-w`, even in `-mw5`. Offsets are bytes, `end` is one past the last. */
  start: number;
  end: number;
  /** The value; -1 where there is none. */
  valueStart: number;
  valueEnd: number;
}

export interface LexerOptions {
  /** Lines that begin with `#` are comments, as for `ipvsadm-restore`; to `ipvsadm -R` they are ordinary lines. */
  readonly comments: boolean;
}

const lineFeed = 10;
const hash = 35;
const dash = 45;
const equals = 61;

/**
 * Splits rules into tokens the way ipvsadm does: blanks are spaces, tabs and carriage returns; the word `ipvsadm` is
 * ignored everywhere; a NUL ends a word; options follow the rules of popt. Works on text that has one character for
 * each byte.
 */
export class RulesLexer {
  /** The offset of the next chunk. */
  at = 0;
  readonly tokens: LexedPiece[] = [];
  private readonly pool: LexedPiece[] = [];
  private count = 0;
  private readonly source: string;
  private readonly comments: boolean;
  private readonly hasNul: boolean;
  /** An option without its value so far. */
  private pending: LexedPiece | null = null;
  private pendingOptional = false;
  private optionsEnded = false;

  constructor(source: string, options: LexerOptions) {
    this.source = source;
    this.comments = options.comments;
    this.hasNul = source.includes('\0');
  }

  /** Fills `tokens` with up to `lines` lines. */
  chunk(lines: number): void {
    this.count = 0;
    for (let line = 0; line < lines && this.at < this.source.length; line++) this.line();
    this.tokens.length = this.count;
  }

  /** Reads the arguments of a program as a line; they are not split, cut or skipped. */
  words(words: readonly { readonly start: number; readonly end: number }[]): void {
    this.count = 0;
    this.optionsEnded = false;
    for (const { start, end } of words) this.word(start, end);
    if (this.pending) this.settle(this.pending);
    this.put(EndOfLine, -1, this.source.length, this.source.length);
    this.tokens.length = this.count;
  }

  private line(): void {
    const { source } = this;
    const start = this.at;
    if (this.comments && source.charCodeAt(start) === hash) {
      const found = source.indexOf('\n', start);
      this.at = found < 0 ? source.length : found + 1;
      this.put(Comment, -1, start, found < 0 ? source.length : found);
      return;
    }
    const before = this.count;
    const end = this.split(start);
    this.at = end + 1;
    if (this.pending) this.settle(this.pending);
    this.put(this.count === before ? Blank : EndOfLine, -1, start, end);
  }

  /** Reads the words of a line; returns the offset of its line feed, or the end of the text. */
  private split(start: number): number {
    const { source } = this;
    const length = source.length;
    this.optionsEnded = false;
    let at = start;
    for (;;) {
      let code = at < length ? source.charCodeAt(at) : lineFeed;
      while (isBlank(code)) {
        at++;
        code = at < length ? source.charCodeAt(at) : lineFeed;
      }
      if (code === lineFeed) return at;
      const from = at;
      at = wordEnd(source, from, length);
      const to = this.hasNul ? seenEnd(source, from, at) : at;
      if (isProgramName(source, from, to)) continue;
      this.word(from, to);
    }
  }

  private word(from: number, to: number): void {
    if (this.pending && this.takeValue(this.pending, from, to)) return;
    const { source } = this;
    if (this.optionsEnded || source.charCodeAt(from) !== dash || to - from < 2) {
      this.part(word, from, to);
    } else if (source.charCodeAt(from + 1) !== dash) {
      this.cluster(from, to);
    } else if (to - from > 2) {
      this.longOption(from, to);
    } else {
      this.optionsEnded = true;
      this.part(endOfOptions, from, to);
    }
  }

  /** A required value is the next word, whatever it is; an optional one never begins with a dash. */
  private takeValue(piece: LexedPiece, from: number, to: number): boolean {
    this.pending = null;
    if (this.pendingOptional && this.source.charCodeAt(from) === dash && to > from) return false;
    piece.valueStart = from;
    piece.valueEnd = to;
    return true;
  }

  /** The line ends before the value of an option. */
  private settle(piece: LexedPiece): void {
    this.pending = null;
    if (!this.pendingOptional) retype(piece, missingArgument);
  }

  private longOption(from: number, to: number): void {
    const { source } = this;
    let sign = from + 2;
    while (sign < to && source.charCodeAt(sign) !== equals) sign++;
    const spelling = longSpellings.get(source.slice(from + 2, sign));
    if (!spelling) {
      this.part(unknownOption, from, to);
    } else if (sign < to) {
      if (spelling.value === 'none') this.part(unwantedArgument, from, to);
      else this.part(spelling.kind, from, sign, sign + 1, to);
    } else {
      this.option(spelling, from, to);
    }
  }

  /** `-t`, `-tV`, `-t=V`, `-mw5`: letters, until one uses the rest as its value. */
  private cluster(from: number, to: number): void {
    const { source } = this;
    let start = from;
    for (let at = from + 1; at < to; at++) {
      const spelling = shortSpellings[source.charCodeAt(at)];
      const next = at + 1;
      if (!spelling) {
        this.part(unknownOption, at === from + 1 ? from : at, to);
        return;
      }
      if (spelling.value === 'none') {
        if (next < to && source.charCodeAt(next) === equals) {
          this.part(unwantedArgument, start, to);
          return;
        }
        this.part(spelling.kind, start, next);
      } else if (next < to) {
        this.part(spelling.kind, start, next, source.charCodeAt(next) === equals ? next + 1 : next, to);
        return;
      } else {
        this.option(spelling, start, next);
      }
      start = next;
    }
  }

  /** An option whose value, if any, is not attached. */
  private option({ kind, value }: Spelling, start: number, end: number): void {
    const piece = this.part(kind, start, end);
    if (value === 'none') return;
    this.pending = piece;
    this.pendingOptional = value === 'optional';
  }

  private part(kind: PartKind, start: number, end: number, valueStart = -1, valueEnd = -1): LexedPiece {
    const piece = this.put(partToken(kind), kind.code, start, end);
    piece.valueStart = valueStart;
    piece.valueEnd = valueEnd;
    return piece;
  }

  private put(type: TokenType, code: number, start: number, end: number): LexedPiece {
    const index = this.count++;
    const piece = (this.pool[index] ??= blankPiece());
    piece.tokenType = type;
    piece.tokenTypeIdx = type.tokenTypeIdx ?? 0;
    piece.code = code;
    piece.start = piece.startOffset = start;
    piece.end = end;
    piece.valueStart = piece.valueEnd = -1;
    this.tokens[index] = piece;
    return piece;
  }
}

function retype(piece: LexedPiece, kind: PartKind): void {
  piece.tokenType = partToken(kind);
  piece.tokenTypeIdx = piece.tokenType.tokenTypeIdx ?? 0;
  piece.code = kind.code;
}

function partToken({ code }: PartKind): TokenType {
  const token = partTokens[code];
  if (!token) throw new Error(`no part has the code ${code}`);
  return token;
}

function blankPiece(): LexedPiece {
  return {
    image: '',
    startOffset: 0,
    tokenType: Blank,
    tokenTypeIdx: 0,
    code: -1,
    start: 0,
    end: 0,
    valueStart: -1,
    valueEnd: -1,
  };
}
