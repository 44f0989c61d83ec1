import type { Change } from '../../domain/change.ts';
import type { CommandLine, RulesLine as SyntaxLine, Part } from '../../syntax/nodes.ts';
import type { LintCommand, LintLine, LintSetting, LintWord } from '../lint-document.ts';
import type { RulesText } from '../../ipvsadm/rules-text.ts';

/** What is known about a line once the lines before it have been followed. Nearly all lines share one of a few. */
export type LineVerdict = Pick<LintLine, 'outcome' | 'fate' | 'refused' | 'also' | 'before'>;

/**
 * A line whose words and settings are made on demand: a rules file can have millions of lines, and most rules look at
 * them one after another. The parts of the few lines that were used last are cached.
 */
export class LazyLine implements LintLine {
  verdict: LineVerdict = ignored;
  /** The change that it asks for, where the kernel accepts it. */
  change: Change | null = null;
  protected readonly file: RulesText;
  /** From 0. */
  readonly place: number;
  /** Null until the parts of the line are first needed. */
  private node: SyntaxLine | null;

  constructor(file: RulesText, place: number, node: SyntaxLine | null = null) {
    this.file = file;
    this.place = place;
    this.node = node;
  }

  get number(): number {
    return this.place + 1;
  }

  get start(): number {
    return this.file.start(this.place);
  }

  get end(): number {
    return this.file.end(this.place);
  }

  get kind(): LintLine['kind'] {
    return this.read.kind;
  }

  get changes(): readonly Change[] {
    return this.change ? [this.change] : none;
  }

  get outcome(): LintLine['outcome'] {
    return this.verdict.outcome;
  }

  get fate(): LintLine['fate'] {
    return this.verdict.fate;
  }

  get refused(): LintLine['refused'] {
    return this.verdict.refused;
  }

  get also(): LintLine['also'] {
    return this.verdict.also;
  }

  get before(): LintLine['before'] {
    return this.verdict.before;
  }

  get text(): string {
    return this.file.source.slice(this.start, this.end);
  }

  get words(): readonly LintWord[] {
    return piecesOf(this, this.file.source, this.read).words;
  }

  get command(): LintCommand | null {
    return piecesOf(this, this.file.source, this.read).command;
  }

  get settings(): readonly LintSetting[] {
    return piecesOf(this, this.file.source, this.read).settings;
  }

  private get read(): SyntaxLine {
    return (this.node ??= this.file.line(this.place));
  }
}

/** A plain line that was accepted: its change is read again when it is needed. */
export class LazyPlainLine extends LazyLine {
  constructor(file: RulesText, place: number) {
    super(file, place);
    this.verdict = taken;
  }

  override get kind(): 'command' {
    return 'command';
  }

  override get changes(): readonly Change[] {
    const change = this.file.plainChange(this.place);
    return change ? [change] : none;
  }
}

const none: readonly never[] = [];

const ignored: LineVerdict = {
  outcome: 'ignored',
  fate: 'ignored',
  refused: null,
  also: none,
  before: undefined,
};
/** Of a line about which only its acceptance is known. */
export const taken: LineVerdict = { ...ignored, outcome: 'taken', fate: 'taken' };

interface Pieces {
  readonly line: LazyLine | null;
  readonly words: readonly LintWord[];
  readonly command: LintCommand | null;
  readonly settings: readonly LintSetting[];
}

const nothing: Pieces = { line: null, words: [], command: null, settings: [] };
let last: Pieces = nothing;

function piecesOf(line: LazyLine, source: string, node: SyntaxLine): Pieces {
  if (last.line === line) return last;
  last = node.kind === 'command' ? pieces(line, source, node) : { ...nothing, line };
  return last;
}

function pieces(line: LazyLine, source: string, node: CommandLine): Pieces {
  const words = node.words.map(({ start, end }) => wordAt(source, start, end));
  const settings: LintSetting[] = [];
  let command: LintCommand | null = null;
  for (const part of node.parts) {
    if (part.kind === 'command') {
      const { start, end } = part;
      command ??= { name: part.command, typed: spelled(source, part), start, end: part.value?.end ?? end };
    } else if (part.kind === 'option') {
      const { option, start, end, value } = part;
      const clustered = source[start] !== '-' || sharesDash(source, part, node.end);
      const flag = { start, end, text: spelled(source, part) };
      const given = value && { start: value.start, end: value.end, text: value.raw };
      settings.push({ option, start, end: Math.max(end, value?.end ?? end), flag, value: given, clustered });
    }
  }
  return { line, words, command, settings };
}

function wordAt(source: string, start: number, end: number): LintWord {
  return { start, end, text: source.slice(start, end) };
}

/** With a dash also within a cluster, where the letter is not a word by itself. */
function spelled(source: string, { start, end }: Part): string {
  const text = source.slice(start, end);
  return text.startsWith('-') ? text : `-${text}`;
}

/** Whether another letter follows in the same word. */
function sharesDash(source: string, { start, end, value }: Part, lineEnd: number): boolean {
  if (source.startsWith('--', start)) return false;
  const next = end < lineEnd ? source[end] : ' ';
  return value?.start !== end && next !== '=' && next !== ' ' && next !== '\t' && next !== '\r';
}
