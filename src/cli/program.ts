import { Argument as CommanderArgument, Command as CommanderCommand, Option as CommanderOption } from 'commander';
import type { Command, CommandInput, Option } from './command.ts';
import { commands } from './commands.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { version } from './version.ts';
import type { Output } from '../host/output.ts';
import { readableText } from '../report/escape.ts';
import type { World } from './world.ts';

/**
 * The command line for commander, built from the table of commands; `done` gets the exit status. Commands that are not
 * among the words need only their summary.
 */
export function program(
  words: readonly string[],
  output: Output,
  makeWorld: (color: string) => World,
  done: (exit: ExitCode) => void,
): CommanderCommand {
  const root = new CommanderCommand('lvsrules')
    .description('Linter, formatter, safe apply and full-screen console for Linux Virtual Server rule sets')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [COMMAND]', 'print the help of a command')
    .addOption(colorOption().default('auto'))
    .enablePositionalOptions()
    .showSuggestionAfterError()
    .showHelpAfterError('(lvsrules --help lists the commands)')
    .configureOutput({
      writeOut: (text) => void output.write(text),
      getOutHelpWidth: () => output.columns,
      getOutHasColors: () => false,
      outputError: (text, write) => {
        write(readableText(text.replace(/^error: /, 'lvsrules: ')));
      },
    })
    .exitOverride();
  for (const command of commands) {
    const sub = root.command(command.name).summary(command.summary);
    addArguments(sub, command);
    if (!words.includes(command.name)) continue;
    declare(sub, command);
    if (!command.passThrough) sub.addOption(colorOption());
    sub.action(async (...all: unknown[]) => {
      const given = (command.arguments ?? []).flatMap((_, index) => (all[index] ?? []) as string | string[]);
      const operands = command.passThrough ? sub.args : given;
      const { color } = { ...root.opts<{ color: string }>(), ...sub.opts<{ color?: string }>() };
      const world = makeWorld(color);
      const options = await withDirector(optionValues(sub, command.options), command, world);
      if (options === null) return done(exitCodes.usage);
      const input = { arguments: operands, options };
      done(await command.run(input as CommandInput<Readonly<Record<string, Option>>>, world));
    });
  }
  return root;
}

/**
 * The options, with the configured director if neither the command line nor its variable names one; null if it is bad.
 */
async function withDirector(
  options: Readonly<Record<string, unknown>>,
  command: Command,
  world: World,
): Promise<Readonly<Record<string, unknown>> | null> {
  const { director } = command.options;
  if (director === undefined) return options;
  const { configuredDirector } = await import('./configured-director.ts');
  const named = await configuredDirector(options, world);
  if (named.ok) {
    if (named.value === undefined) return options;
    return { ...options, director: director.repeatable ? [named.value] : named.value };
  }
  const { problemText } = await import('../report/problem.ts');
  for (const problem of named.failure) world.complain(problemText(problem));
  return null;
}

/** A global option that may come before or after the verb. */
function colorOption(): CommanderOption {
  return new CommanderOption('--color <when>', 'when to when to when to colour the output').choices([
    'auto',
    'always',
    'never',
  ]);
}

function declare(sub: CommanderCommand, command: Command): void {
  sub.description(command.description ?? `${command.summary}.`).exitOverride();
  if (command.passThrough) sub.passThroughOptions().allowUnknownOption().helpOption('--help', 'print this help');
  for (const [name, option] of Object.entries(command.options)) sub.addOption(commanderOption(name, option));
  const width = Math.max(...command.examples.map(({ line }) => line.length));
  const examples = command.examples.map(({ line, summary }) => `  ${line.padEnd(width)}  ${summary}`);
  if (examples.length > 0) sub.addHelpText('after', `\nExamples:\n${examples.join('\n')}`);
}

function addArguments(sub: CommanderCommand, command: Command): void {
  for (const { name, summary, optional, many } of command.arguments ?? []) {
    const dots = many ? '...' : '';
    sub.addArgument(new CommanderArgument(optional ? `[${name}${dots}]` : `<${name}${dots}>`, summary));
  }
}

function commanderOption(name: string, option: Option): CommanderOption {
  const flags = `${option.short ? `${option.short}, ` : ''}--${name}${option.value ? ` <${option.value}>` : ''}`;
  const made = new CommanderOption(flags, option.summary);
  if (option.env) made.env(option.env);
  if (option.repeatable) {
    made.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
  } else if (option.choices) {
    made.choices([...option.choices]);
  }
  if (option.default !== undefined) made.default(option.default);
  return made;
}

function optionValues(sub: CommanderCommand, options: Readonly<Record<string, Option>>): Record<string, unknown> {
  const values = sub.opts<Record<string, unknown>>();
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => {
      const value = values[commanderOption(name, option).attributeName()];
      const absent = option.value ? (option.repeatable ? [] : undefined) : false;
      return [name, value ?? absent];
    }),
  );
}
