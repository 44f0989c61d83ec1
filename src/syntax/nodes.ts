import type { Span } from '../domain/span.ts';
import type { CommandName } from '../../grammar/commands.ts';
import type { OptionName } from '../../grammar/options.ts';

/** A rules file as written, complete. */
export interface RulesFile {
  /** One character for each byte. */
  readonly source: string;
  readonly lines: readonly RulesLine[];
}

export type RulesLine = BlankLine | CommentLine | CommandLine;

/** Common to all lines; the span excludes the line feed, but includes a carriage return before it. */
interface AnyLine extends Span {
  /** From 1. */
  readonly number: number;
}

/** Empty, blanks, or only the word `ipvsadm`. */
export interface BlankLine extends AnyLine {
  readonly kind: 'blank';
}

/** A line with `#` in its first column. */
export interface CommentLine extends AnyLine {
  readonly kind: 'comment';
}

export interface CommandLine extends AnyLine {
  readonly kind: 'command';
  /** The parts of the line, in order, without the word `ipvsadm`. */
  readonly parts: readonly Part[];
  /** The command, if the first option of the line is one. */
  readonly command: CommandPart | null;
  /** The correctly spelled options, whether or not the command allows them. */
  readonly settings: readonly OptionPart[];
  /** The words between the blanks, including `ipvsadm`. */
  readonly words: readonly Span[];
  /** The line has only a command and options that it allows. Values are not checked. */
  readonly whole: boolean;
  /** The last line, without a line feed and with two blanks at its end: ipvsadm silently drops it. */
  readonly lost: boolean;
}

export type Part = CommandPart | OptionPart | OtherPart;

/** The span of a part is that of its spelling: `-w`, of `-mw5` the `w`. */
export interface CommandPart extends Span {
  readonly kind: 'command';
  readonly command: CommandName;
  readonly value: PartValue | null;
}

export interface OptionPart extends Span {
  readonly kind: 'option';
  readonly option: OptionName;
  /** Null for a switch, and for `-p` alone. */
  readonly value: PartValue | null;
}

export interface OtherPart extends Span {
  readonly kind: 'word' | 'end-of-options' | 'unknown-option' | 'missing-argument' | 'unwanted-argument';
  readonly value: null;
}

export interface PartValue extends Span {
  /** One character for each byte; text after a NUL is ignored. */
  readonly raw: string;
}
