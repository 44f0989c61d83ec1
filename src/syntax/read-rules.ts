import type { Builder } from '../../grammar/parser.ts';
import type { LexedPiece, RulesLexer } from '../../grammar/lexer.ts';
import { binaryOf } from './binary.ts';
import { CommandLineNode, type PartTable } from './command-line.ts';
import type { RulesLine, RulesFile } from './nodes.ts';
import { PartPacker } from './packed-parts.ts';
import { rulesLexer, theParser } from './the-grammar.ts';

export interface ReadOptions {
  /**
   * The reader: `ipvsadm-restore` drops lines that begin with `#`, to `ipvsadm -R` they are ordinary lines. Default
   * `restore`.
   */
  readonly reader?: 'restore' | 'ipvsadm';
}

/**
 * Lines that are lexed and parsed together: few enough for the processor's cache, many enough to amortise the start.
 */
const chunkLines = 256;

/** Reads rules. Never fails: what ipvsadm would refuse is in the tree too, with its kind. */
export function readRules(text: string | Uint8Array, options: ReadOptions = {}): RulesFile {
  const source = binaryOf(text);
  const reader = new LineReader(source, options);
  const lines: RulesLine[] = [];
  for (let at = 0; at < source.length; at = (lines.at(-1)?.end ?? at) + 1) {
    reader.read(lines.length + 1, at, chunkLines, lines);
  }
  return { source, lines };
}

/** Reads some lines of a text. */
export class LineReader {
  private readonly source: string;
  private readonly comments: boolean;
  private readonly tree: TreeBuilder;
  private lexer: RulesLexer | null = null;

  constructor(source: string, { reader }: ReadOptions = {}) {
    this.source = source;
    this.comments = reader !== 'ipvsadm';
    this.tree = new TreeBuilder(source);
  }

  /** At least one line and up to `count`, the first of which has a number and begins at an offset. */
  read(number: number, start: number, count: number, lines: RulesLine[] = []): readonly RulesLine[] {
    const empty = this.empty(number, start);
    if (empty) {
      lines.push(empty);
      return lines;
    }
    const { source, tree, comments } = this;
    const lexer = (this.lexer ??= rulesLexer(source, { comments }));
    lexer.at = start;
    lexer.chunk(count);
    tree.begin(number, start, lines);
    theParser().read(lexer.tokens, tree);
    tree.end();
    return lines;
  }

  /** A line without a command, which is recognised without the grammar. */
  private empty(number: number, start: number): RulesLine | null {
    const { source } = this;
    const found = source.indexOf('\n', start);
    const end = found < 0 ? source.length : found;
    if (end === start) return { kind: 'blank', number, start, end };
    return this.comments && source.startsWith('#', start) ? { kind: 'comment', number, start, end } : null;
  }
}

class TreeBuilder implements Builder {
  private lines: RulesLine[] = [];
  private readonly source: string;
  private table: { source: string; packed: Int32Array };
  private readonly packer = new PartPacker();
  private number = 1;
  private first = 0;
  private start = 0;

  constructor(source: string) {
    this.source = source;
    this.table = { source, packed: new Int32Array() };
  }

  begin(number: number, start: number, lines: RulesLine[]): void {
    this.number = number;
    this.start = start;
    this.lines = lines;
  }

  blank(token: LexedPiece): void {
    this.lines.push({ kind: 'blank', number: this.number++, start: token.start, end: token.end });
    this.start = token.end + 1;
  }

  comment(token: LexedPiece): void {
    this.lines.push({ kind: 'comment', number: this.number++, start: token.start, end: token.end });
    this.start = token.end + 1;
  }

  part(token: LexedPiece): void {
    this.packer.add(token);
  }

  endOfLine(token: LexedPiece, whole: boolean): void {
    const last = this.packer.count;
    const table: PartTable = this.table;
    this.lines.push(new CommandLineNode(this.number++, this.start, token.end, whole, table, this.first, last));
    this.first = last;
    this.start = token.end + 1;
  }

  end(): void {
    this.table.packed = this.packer.take();
    this.table = { source: this.source, packed: new Int32Array() };
    this.first = 0;
  }
}
