import type { Command, Option } from '../command.ts';
import { type Document, markdownTable, type Section } from './document.ts';

/** The table of commands in the README. */
export function commandSection(commands: readonly Command[]): Section {
  const rows = commands.map((command) => [`\`lvsrules ${synopsis(command)}\``, command.summary]);
  return { path: 'README.md', name: 'commands', text: markdownTable(['command', 'does'], rows) };
}

/** The reference of every command with its options. */
export function commandReference(commands: readonly Command[]): Document {
  const parts = commands.map(reference);
  const intro =
    'Exit status: 0 done or nothing found, 1 findings or a refused change, 2 wrong usage or input, 70 a bug.';
  return { path: 'docs/commands.md', text: `# Commands\n\n${intro}\n\n${parts.join('\n')}` };
}

function reference(command: Command): string {
  const lines = [`## lvsrules ${synopsis(command)}`, '', command.description ?? `${command.summary}.`, ''];
  const given = command.arguments ?? [];
  if (given.length > 0) {
    const rows = given.map(({ name, summary }) => [name, summary]);
    lines.push(markdownTable(['argument', 'is'], rows), '');
  }
  const options = Object.entries(command.options);
  if (options.length > 0) {
    const rows = options.map(([name, option]) => [`\`${optionText(name, option)}\``, optionMeaning(option)]);
    lines.push(markdownTable(['option', 'does'], rows), '');
  }
  if (command.examples.length > 0) {
    const examples = command.examples.map(({ line, summary }) => `# ${summary}\n${line}`);
    lines.push('```sh', examples.join('\n\n'), '```', '');
  }
  return lines.join('\n');
}

function synopsis({ name, arguments: given = [] }: Command): string {
  const words = given.map((argument) => {
    const word = `${argument.name}${argument.many ? '…' : ''}`;
    return argument.optional ? `[${word}]` : word;
  });
  return [name, ...words].join(' ');
}

function optionText(name: string, { short, value }: Option): string {
  return `${short ? `${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`;
}

function optionMeaning(option: Option): string {
  const notes = [
    option.choices && `one of ${option.choices.join(', ')}`,
    option.default !== undefined && `default ${option.default}`,
    option.repeatable && 'may be repeated',
    option.env && `from ${option.env}`,
  ].filter((note) => typeof note === 'string');
  return notes.length > 0 ? `${option.summary} (${notes.join('; ')})` : option.summary;
}
