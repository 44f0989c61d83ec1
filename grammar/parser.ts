import { EmbeddedActionsParser, type IOrAlt, type ParserMethod } from 'chevrotain';
import { type CommandEntry, type CommandName, commands } from './commands.ts';
import type { LexedPiece } from './lexer.ts';
import { OneTokenLookahead } from './one-token-lookahead.ts';
import {
  allTokens,
  Blank,
  Comment,
  commandTokens,
  EndOfLine,
  Part,
  settingsOf,
  StrayPart,
  tokenOf,
  Word,
} from './tokens.ts';

/** Receives what the parser finds, in the order of the text. Tokens are reused: copy what you need at once. */
export interface Builder {
  blank(token: LexedPiece): void;
  comment(token: LexedPiece): void;
  /** A part of a command line. */
  part(token: LexedPiece): void;
  /**
   * The end of a command line; the line is whole if it begins with a command and has nothing that the command does not
   * allow.
   */
  endOfLine(token: LexedPiece, whole: boolean): void;
}

/**
 * The productions. Every sequence of lines is in the language: parts that a command does not allow are the `rest` of
 * its line, and a line that does not begin with a command is `stray`, so a fault on one line never hides another.
 */
export class RulesParser extends EmbeddedActionsParser {
  readonly rules: ParserMethod<[], void>;
  private builder: Builder = noBuilder;

  constructor(skipValidations = true) {
    super([...allTokens], { lookaheadStrategy: new OneTokenLookahead(), skipValidations });
    const rest = this.restOfLine();
    const productions = [
      ...commands.map((command) => this.command(command, rest)),
      this.blankLine(),
      this.commentLine(),
      this.strayLine(rest),
    ];
    const alternatives: IOrAlt<void>[] = productions.map((production) => ({ ALT: () => this.SUBRULE(production) }));
    const line = this.RULE('line', () => {
      this.OR(alternatives);
    });
    this.rules = this.RULE('rules', () => {
      this.MANY(() => {
        this.SUBRULE(line);
      });
    });
    this.performSelfAnalysis();
  }

  /** Parses the tokens of one chunk of lines. */
  read(tokens: LexedPiece[], builder: Builder): void {
    this.builder = builder;
    this.input = tokens;
    this.rules();
    const [error] = this.errors;
    if (error) throw error;
  }

  private command(command: CommandEntry & { readonly name: CommandName }, rest: ParserMethod<[], void>) {
    const { name, words } = command;
    const head = tokenOf(commandTokens, name);
    const setting = tokenOf(settingsOf, name);
    return this.RULE(ruleName(name), () => {
      this.take(this.CONSUME(head));
      if (words) this.threeWords();
      this.MANY(() => {
        this.take(this.CONSUME(setting));
      });
      let whole = true;
      this.OPTION(() => {
        this.SUBRULE(rest);
        whole = false;
      });
      this.builder.endOfLine(this.CONSUME(EndOfLine) as LexedPiece, whole);
    });
  }

  /** Fewer than three are too few for ipvsadm, but still a line. */
  private threeWords(): void {
    this.OPTION1(() => {
      this.take(this.CONSUME1(Word));
      this.OPTION2(() => {
        this.take(this.CONSUME2(Word));
        this.OPTION3(() => {
          this.take(this.CONSUME3(Word));
        });
      });
    });
  }

  private restOfLine() {
    return this.RULE('rest', () => {
      this.AT_LEAST_ONE(() => {
        this.take(this.CONSUME(Part));
      });
    });
  }

  private strayLine(rest: ParserMethod<[], void>) {
    return this.RULE('stray', () => {
      this.take(this.CONSUME(StrayPart));
      this.OPTION(() => {
        this.SUBRULE(rest);
      });
      this.builder.endOfLine(this.CONSUME(EndOfLine) as LexedPiece, false);
    });
  }

  private blankLine() {
    return this.RULE('blank', () => {
      this.builder.blank(this.CONSUME(Blank) as LexedPiece);
    });
  }

  private commentLine() {
    return this.RULE('comment', () => {
      this.builder.comment(this.CONSUME(Comment) as LexedPiece);
    });
  }

  private take(token: unknown): void {
    this.builder.part(token as LexedPiece);
  }
}

const noBuilder: Builder = { blank: () => null, comment: () => null, part: () => null, endOfLine: () => null };

function ruleName(command: string): string {
  return command.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
