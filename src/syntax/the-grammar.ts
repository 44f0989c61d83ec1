import { type LexerOptions, RulesLexer } from '../../grammar/lexer.ts';
import { RulesParser } from '../../grammar/parser.ts';

/**
 * Access to the grammar. Creating it takes as long as all the rest of a short run, so the program loads it on first use
 * (`esbuild.config.mjs`): plain lines and comments are read without it.
 */

let parser: RulesParser | undefined;

/** One for the process: parsing is synchronous. */
export function theParser(): RulesParser {
  return (parser ??= new RulesParser());
}

/** The parser is made first: it numbers the tokens. */
export function rulesLexer(source: string, options: LexerOptions): RulesLexer {
  theParser();
  return new RulesLexer(source, options);
}
