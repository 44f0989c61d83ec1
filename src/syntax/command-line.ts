import { isBlank, wordEnd } from '../../grammar/words.ts';
import type { Span } from '../domain/span.ts';
import type { CommandLine, CommandPart, Part, OptionPart } from './nodes.ts';
import { unpackPart } from './packed-parts.ts';

/** The text and the packed parts of a chunk of lines. */
export interface PartTable {
  readonly source: string;
  readonly packed: Int32Array;
}

/** A command line that makes its parts on demand; those of the last line used are cached. */
export class CommandLineNode implements CommandLine {
  readonly kind = 'command';
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly whole: boolean;
  private readonly table: PartTable;
  private readonly first: number;
  private readonly last: number;

  constructor(
    number: number,
    start: number,
    end: number,
    whole: boolean,
    table: PartTable,
    first: number,
    last: number,
  ) {
    this.number = number;
    this.start = start;
    this.end = end;
    this.whole = whole;
    this.table = table;
    this.first = first;
    this.last = last;
  }

  get parts(): readonly Part[] {
    if (lastAsked.line === this) return lastAsked.parts;
    const parts: Part[] = [];
    for (let at = this.first; at < this.last; at++) parts.push(unpackPart(this.table.packed, at, this.table.source));
    lastAsked = { line: this, parts };
    return parts;
  }

  get command(): CommandPart | null {
    const first = this.parts.find(({ kind }) => kind !== 'word');
    return first?.kind === 'command' ? first : null;
  }

  get settings(): readonly OptionPart[] {
    return this.parts.filter((part) => part.kind === 'option');
  }

  get words(): readonly Span[] {
    const { source } = this.table;
    const words: Span[] = [];
    for (let at = this.start; at < this.end; at++) {
      if (isBlank(source.charCodeAt(at))) continue;
      const end = wordEnd(source, at, this.end);
      words.push({ start: at, end });
      at = end - 1;
    }
    return words;
  }

  get lost(): boolean {
    const { source } = this.table;
    const end = source.length;
    return this.end === end && isBlank(source.charCodeAt(end - 1)) && isBlank(source.charCodeAt(end - 2));
  }
}

let lastAsked: { readonly line: CommandLineNode | null; readonly parts: readonly Part[] } = { line: null, parts: [] };
