import { RulesParser } from '../../grammar/parser.ts';

let parser: RulesParser | undefined;

/** One for the process, made when it is first needed: parsing is synchronous. */
export function theParser(): RulesParser {
  return (parser ??= new RulesParser());
}
