import { createToken, Lexer, type TokenType } from 'chevrotain';
import { allows, type CommandName, commands } from './commands.ts';
import { type OptionEntry, type OptionName, options } from './options.ts';
import { type Meaning, partKinds } from './part-kinds.ts';

/**
 * The tokens of a line. The lexer makes one token from an option and its value, so that the parser gets few of them;
 * the categories say which command allows which option.
 */

/** Its categories are computed with those of all other tokens, when the parser is created. */
function token(name: string, ...categories: TokenType[]): TokenType {
  return { name, PATTERN: Lexer.NA, CATEGORIES: categories };
}

/** Everything that a line can have after its first fault. */
export const Part = token('Part');
/** A part that is not a command. */
export const StrayPart = token('StrayPart', Part);

export const Blank = token('Blank');
export const Comment = token('Comment');
export const EndOfLine = token('EndOfLine');

/**
 * A word that is neither an option nor a value. Chevrotain makes this one: it checks for categories before it computes
 * them.
 */
export const Word = createToken({ name: 'Word', pattern: Lexer.NA, categories: StrayPart });
/** An option that ipvsadm does not know. */
export const UnknownOption = token('UnknownOption', StrayPart);
/** An option at the end of its line whose value is missing. */
export const MissingArgument = token('MissingArgument', StrayPart);
/** A switch with a value. */
export const UnwantedArgument = token('UnwantedArgument', StrayPart);

/** What may follow the command on its line. */
export const settingsOf: ReadonlyMap<CommandName, TokenType> = new Map(
  commands.map(({ name }) => [name, token(`${pascal(name)}Setting`)]),
);

/** `--`: only words follow. Every command allows it. */
export const EndOfOptions = token('EndOfOptions', StrayPart, ...settingsOf.values());

export const commandTokens: ReadonlyMap<CommandName, TokenType> = new Map(
  commands.map(({ name }) => [name, token(pascal(name), Part)]),
);

export const optionTokens: ReadonlyMap<OptionName, TokenType> = new Map(
  options.map((option) => [option.long, token(`${pascal(option.long)}Option`, StrayPart, ...takers(option))]),
);

const otherTokens: Readonly<Record<Exclude<Meaning['kind'], 'command' | 'option'>, TokenType>> = {
  word: Word,
  'end-of-options': EndOfOptions,
  'unknown-option': UnknownOption,
  'missing-argument': MissingArgument,
  'unwanted-argument': UnwantedArgument,
};

/** The token of each kind of part, by its code. */
export const partTokens: readonly TokenType[] = partKinds.map(({ meaning }) => tokenFor(meaning));

export const allTokens: readonly TokenType[] = [
  Part,
  StrayPart,
  Blank,
  Comment,
  EndOfLine,
  ...settingsOf.values(),
  ...partTokens,
];

function tokenFor(meaning: Meaning): TokenType {
  switch (meaning.kind) {
    case 'command':
      return tokenOf(commandTokens, meaning.command.name);
    case 'option':
      return tokenOf(optionTokens, meaning.option.long);
    default:
      return otherTokens[meaning.kind];
  }
}

function takers(option: OptionEntry): TokenType[] {
  return commands.filter((command) => allows(command, option.group)).map(({ name }) => tokenOf(settingsOf, name));
}

export function tokenOf<Name>(tokens: ReadonlyMap<Name, TokenType>, name: Name): TokenType {
  const token = tokens.get(name);
  if (!token) throw new Error(`no token for ${String(name)}`);
  return token;
}

function pascal(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
