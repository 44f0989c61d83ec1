import {
  Argument as CommanderArgument,
  type Command as CommanderCommand,
  Option as CommanderOption,
  type OutputConfiguration,
} from 'commander';
import type { Command, CommandInput, Option } from './command.ts';
import { complain } from './complain.ts';
import { commandGroups, commands } from './commands.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { version } from './version.ts';
import { nearest } from '../domain/nearest.ts';
import type { Output } from '../host/output.ts';
import { unknownChoice, unknownTopic } from '../report/problems/usage-problems.ts';
import { commandHelp } from './help/command-help.ts';
import { type NamedOption, optionsOf } from './help/options-of.ts';
import { programHelp } from './help/program-help.ts';
import { LvsrulesCommand } from './usage/commander-command.ts';
import { meantTopic } from './usage/meant-command.ts';
import { UsageError } from './usage/usage-error.ts';
import type { World } from './world.ts';

/** What the options of all commands say about the world. */
export interface WorldOptions {
  readonly color: string;
  readonly quiet: boolean;
}

/**
 * The command line as commander knows it, built from the table of commands; `done` gets the exit status. Of commands that
 * are not among the words only the name is needed.
 */
export function program(
  words: readonly string[],
  output: Output,
  makeWorld: (options: WorldOptions) => World,
  done: (exit: ExitCode) => void,
): CommanderCommand {
  const root = new LvsrulesCommand('lvsrules')
    .version(version, '-V, --version')
    .helpOption('-h, --help')
    .helpCommand(false)
    .addOption(new CommanderOption('--color <when>').choices(['auto', 'always', 'never']).default('auto'))
    .enablePositionalOptions()
    .configureHelp({ formatHelp: () => programHelp(commandGroups, output.columns) })
    .configureOutput(plainOutput(output))
    .exitOverride();
  root.command('help [COMMAND]').action((topic?: string) => {
    const command = commands.find(({ name }) => name === topic);
    if (topic !== undefined && topic !== 'help' && !command) {
      const names = commands.map(({ name }) => name);
      throw new UsageError(unknownTopic(topic, meantTopic(topic, names)));
    }
    void output.write(command ? commandHelp(command, output.columns) : programHelp(commandGroups, output.columns));
  });
  for (const command of commands) {
    const sub = root.command(command.name);
    addArguments(sub, command);
    if (!words.includes(command.name)) continue;
    const options = optionsOf(command);
    declare(sub, command, options, output);
    sub.action(async (...all: unknown[]) => {
      const given = (command.arguments ?? []).flatMap((_, index) => (all[index] ?? []) as string | string[]);
      const operands = command.passThrough ? sub.args : given;
      const values = optionValues(sub, options);
      const world = makeWorld({
        ...root.opts<{ color: string }>(),
        quiet: false,
        ...sub.opts<Partial<WorldOptions>>(),
      });
      const complete = await withDirector(values, command, world);
      if (complete === null) return done(exitCodes.usage);
      const input = { arguments: operands, options: complete };
      done(await command.run(input as CommandInput<Readonly<Record<string, Option>>>, world));
    });
  }
  return root;
}

/** The options, with the directors that are meant; null if that is unknown. */
async function withDirector(
  options: Readonly<Record<string, unknown>>,
  command: Command,
  world: World,
): Promise<Readonly<Record<string, unknown>> | null> {
  const { director } = command.options;
  if (director === undefined) return options;
  const { namedDirectors } = await import('./named-directors.ts');
  const named = await namedDirectors(director, options, world);
  if (named.ok) {
    const [first] = named.value;
    return { ...options, director: director.repeatable ? named.value : first };
  }
  complain(world, ...named.failure);
  return null;
}

/** Commander would open the streams of Node to learn of colours and widths that our help, which is made for it, ignores. */
function plainOutput(output: Output): OutputConfiguration {
  return {
    writeOut: (text) => void output.write(text),
    getOutHasColors: () => true,
    getOutHelpWidth: () => output.columns,
  };
}

function declare(sub: CommanderCommand, command: Command, options: readonly NamedOption[], output: Output): void {
  sub.configureHelp({ formatHelp: () => commandHelp(command, output.columns) });
  if (command.passThrough) sub.passThroughOptions().allowUnknownOption().helpOption('--help');
  for (const option of options) sub.addOption(commanderOption(option, `lvsrules ${command.name}`));
}

function addArguments(sub: CommanderCommand, command: Command): void {
  for (const { name, summary, optional, many } of command.arguments ?? []) {
    const dots = many ? '...' : '';
    sub.addArgument(new CommanderArgument(optional ? `[${name}${dots}]` : `<${name}${dots}>`, summary));
  }
}

function commanderOption(option: NamedOption, command: string): CommanderOption {
  const { name, short, value, env, repeatable, choices, default: usual } = option;
  const made = new CommanderOption(`${short ? `${short}, ` : ''}--${name}${value ? ` <${value}>` : ''}`);
  if (env) made.env(env);
  if (repeatable) made.argParser((word: string, before: readonly string[] | undefined) => [...(before ?? []), word]);
  else if (choices) made.argParser((word: string) => chosen(word, choices, option, command));
  if (usual !== undefined) made.default(usual);
  return made;
}

function chosen(word: string, choices: readonly string[], { name, env }: NamedOption, command: string): string {
  if (choices.includes(word)) return word;
  const isTyped = process.argv.some((typed) => typed === word || typed.endsWith(`=${word}`));
  const given = env !== undefined && !isTyped ? `${env}=${word}` : `--${name} ${word}`;
  throw new UsageError(unknownChoice(given, choices, nearest(word, choices), command));
}

function optionValues(sub: CommanderCommand, options: readonly NamedOption[]): Record<string, unknown> {
  const values = sub.opts<Record<string, unknown>>();
  return Object.fromEntries(
    options.map((option) => {
      const value = values[new CommanderOption(`--${option.name}`).attributeName()];
      const absent = option.value ? (option.repeatable ? [] : undefined) : false;
      return [option.name, value ?? absent];
    }),
  );
}
