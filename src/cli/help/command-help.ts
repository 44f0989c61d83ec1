import type { Command, Example } from '../command.ts';
import { exitMeanings } from '../exit-code.ts';
import { optionMeaning, optionsOf, optionText, synopsis } from './options-of.ts';
import { twoColumns, wrapped } from './wrapped.ts';

/** What `lvsrules COMMAND --help` prints in this many columns. */
export function commandHelp(command: Command, columns: number): string {
  const [verb, ...words] = synopsis(command).split(' ');
  const given = (command.arguments ?? []).map(({ name, summary }) => [name, summary] as const);
  const options = optionsOf(command).map((option) => [optionText(option), optionMeaning(option)] as const);
  const help = [command.passThrough ? '--help' : '-h, --help', 'print this help'] as const;
  return [
    ...wrapped(command.description ?? `${command.summary}.`, columns),
    '',
    `Usage: lvsrules ${[verb, '[OPTIONS]', ...words].join(' ')}`,
    '',
    ...(given.length > 0 ? ['Arguments:', ...twoColumns(given, columns), ''] : []),
    'Options:',
    ...twoColumns([...options, help], columns),
    '',
    'Examples:',
    ...exampleLines(command.examples),
    '',
    'Exit status:',
    ...twoColumns(exitRows(command), columns),
    '',
  ].join('\n');
}

/** Each example below its purpose. */
export function exampleLines(examples: readonly Example[]): readonly string[] {
  return examples.flatMap(({ line, summary }) => [`  # ${summary}`, `  ${line}`]);
}

/** The exit statuses of a command with its own words for them. */
export function exitRows({ exits, passThrough }: Command): readonly (readonly [code: string, meaning: string])[] {
  if (passThrough)
    return [
      ['*', 'that of the original'],
      ['2', 'no such director'],
    ];
  return exitMeanings.map(([code, meaning]) => [String(code), exits?.[code] ?? meaning]);
}
