import type { Command } from '../command.ts';
import { exitMeanings } from '../exit-code.ts';
import { exitRows } from '../help/command-help.ts';
import { optionMeaning, optionsOf, optionText, synopsis } from '../help/options-of.ts';
import { type Document, markdownTable, type Section } from './document.ts';

/** The table of commands in the README. */
export function commandSection(commands: readonly Command[]): Section {
  const rows = commands.map((command) => [`\`lvsrules ${synopsis(command)}\``, command.summary]);
  return { path: 'README.md', name: 'commands', text: markdownTable(['command', 'does'], rows) };
}

/** The reference of every command with its options. */
export function commandReference(commands: readonly Command[]): Document {
  const parts = commands.map(reference);
  const intro = `Exit status of all: ${exitMeanings.map(([code, meaning]) => `${code} ${meaning}`).join('; ')}.`;
  return { path: 'docs/commands.md', text: `# Commands\n\n${intro}\n\n${parts.join('\n')}` };
}

function reference(command: Command): string {
  const lines = [`## lvsrules ${synopsis(command)}`, '', command.description ?? `${command.summary}.`, ''];
  const given = command.arguments ?? [];
  if (given.length > 0) {
    const rows = given.map(({ name, summary }) => [name, summary]);
    lines.push(markdownTable(['argument', 'is'], rows), '');
  }
  const options = optionsOf(command).map((option) => [`\`${optionText(option)}\``, optionMeaning(option)]);
  lines.push(markdownTable(['option', 'does'], options), '');
  if (command.exits) lines.push(markdownTable(['exit status', 'means'], exitRows(command)), '');
  if (command.examples.length > 0) {
    const examples = command.examples.map(({ line, summary }) => `# ${summary}\n${line}`);
    lines.push('```sh', examples.join('\n\n'), '```', '');
  }
  return lines.join('\n');
}
