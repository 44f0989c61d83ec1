import type { Command, Option } from '../command.ts';

/** An option under its name, as the command line takes it. */
export interface NamedOption extends Option {
  readonly name: string;
}

/** One letter for one thing, in every command. */
const shorts: Readonly<Record<string, string>> = {
  director: '-d',
  format: '-f',
  output: '-o',
  quiet: '-q',
  yes: '-y',
};

const color: NamedOption = {
  name: 'color',
  value: 'WHEN',
  summary: 'colour the output',
  choices: ['auto', 'always', 'never'],
};
const quiet: NamedOption = { name: 'quiet', summary: 'print errors only; the exit status has the answer' };

/**
 * Every option of a command but its help: its own, and those of all commands. A stand-in has none of these: what is not
 * its own belongs to the program that it replaces.
 */
export function optionsOf(command: Command): readonly NamedOption[] {
  const own = Object.entries(command.options).map(([name, option]) => ({ ...option, name }));
  if (command.passThrough) return own;
  const shared = command.name === 'console' ? [color] : [quiet, color];
  return [...own, ...shared].map((option) => {
    const short = shorts[option.name];
    return short === undefined ? option : { ...option, short };
  });
}

/** `-d, --director SPEC`. */
export function optionText({ name, short, value }: NamedOption): string {
  return `${short ? `${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`;
}

/** What an option does, with its values, its default and its variable. */
export function optionMeaning(option: Option): string {
  const notes = [
    option.choices && option.choices.join(', '),
    option.default !== undefined && `default: ${option.default}`,
    option.repeatable && 'may be repeated',
    option.env,
  ].filter((note) => typeof note === 'string');
  return notes.length > 0 ? `${option.summary} (${notes.join('; ')})` : option.summary;
}

/** `plan TARGET`, `lint [PATH…]`. */
export function synopsis({ name, arguments: given = [] }: Command): string {
  const words = given.map((argument) => {
    const word = `${argument.name}${argument.many ? '…' : ''}`;
    return argument.optional ? `[${word}]` : word;
  });
  return [name, ...words].join(' ');
}
