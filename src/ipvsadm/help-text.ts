import { allows, type CommandEntry, commands } from '../../grammar/commands.ts';
import { type OptionEntry, options } from '../../grammar/options.ts';
import { versionLine } from './messages.ts';

/** What `-h` prints: every command with its options, in our own words. */
export function helpText(): string {
  return [
    versionLine,
    'Usage: ipvsadm COMMAND [OPTION]...',
    '',
    'Commands:',
    ...commands.map((command) => row(commandSpelling(command), command.summary)),
    '',
    'Options:',
    ...options.map((option) => row(optionSpelling(option), `${option.summary}${takers(option)}`)),
    '',
  ].join('\n');
}

function row(spelling: string, summary: string): string {
  return `  ${spelling.padEnd(34)} ${summary}`;
}

function commandSpelling({ short, long, value, words = [] }: CommandEntry): string {
  const spelled = [...short.map((letter) => `-${letter}`), `--${long}`].join(', ');
  return [spelled, ...[value ?? [], words].flat().map((word) => word.toUpperCase())].join(' ');
}

function optionSpelling({ short, long, value, optional }: OptionEntry): string {
  const spelled = short ? `-${short}, --${long}` : `--${long}`;
  if (!value) return spelled;
  return optional ? `${spelled} [${value.toUpperCase()}]` : `${spelled} ${value.toUpperCase()}`;
}

/** The commands that accept an option, if there are few enough to list. */
function takers({ group }: OptionEntry): string {
  const letters = commands.filter((command) => allows(command, group)).map(({ short, long }) => short[0] ?? `-${long}`);
  return letters.length > 4 ? '' : ` (${letters.map((letter) => `-${letter}`).join(' ')})`;
}
