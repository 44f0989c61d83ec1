import type { Builder } from '../../grammar/parser.ts';
import { type Piece, RulesLexer } from '../../grammar/lexer.ts';
import { binaryOf } from './binary.ts';
import { CommandLineNode, type PartTable } from './command-line.ts';
import type { Line, RulesFile } from './nodes.ts';
import { PartPacker } from './packed-parts.ts';
import { theParser } from './the-parser.ts';

export interface ReadOptions {
  /**
   * Who reads: `ipvsadm-restore` drops lines that begin with `#`, to `ipvsadm -R` they are lines like others.
   * Default `restore`.
   */
  readonly reader?: 'restore' | 'ipvsadm';
}

/** Lines that are lexed and parsed together: few enough to stay in the cache, many enough to be worth the start. */
const chunkLines = 256;

/** Reads rules. Never fails: what ipvsadm would not take is in the tree too, as what it is. */
export function readRules(text: string | Uint8Array, options: ReadOptions = {}): RulesFile {
  const source = binaryOf(text);
  const lexer = new RulesLexer(source, { comments: options.reader !== 'ipvsadm' });
  const tree = new TreeBuilder(source);
  while (lexer.chunk(chunkLines)) {
    theParser().read(lexer.tokens, tree);
    tree.endChunk();
  }
  return { source, lines: tree.lines };
}

class TreeBuilder implements Builder {
  readonly lines: Line[] = [];
  private readonly source: string;
  private table: { source: string; packed: Int32Array };
  private readonly packer = new PartPacker();
  private first = 0;
  private start = 0;

  constructor(source: string) {
    this.source = source;
    this.table = { source, packed: new Int32Array() };
  }

  blank(token: Piece): void {
    this.lines.push({ kind: 'blank', number: this.lines.length + 1, start: token.start, end: token.end });
    this.start = token.end + 1;
  }

  comment(token: Piece): void {
    this.lines.push({ kind: 'comment', number: this.lines.length + 1, start: token.start, end: token.end });
    this.start = token.end + 1;
  }

  part(token: Piece): void {
    this.packer.add(token);
  }

  endOfLine(token: Piece, whole: boolean): void {
    const last = this.packer.count;
    const table: PartTable = this.table;
    this.lines.push(new CommandLineNode(this.lines.length + 1, this.start, token.end, whole, table, this.first, last));
    this.first = last;
    this.start = token.end + 1;
  }

  endChunk(): void {
    this.table.packed = this.packer.take();
    this.table = { source: this.source, packed: new Int32Array() };
    this.first = 0;
  }
}
