import type { CommandGroup } from '../command.ts';
import { environment } from '../environment.ts';
import { exitMeanings } from '../exit-code.ts';
import { exampleLines } from './command-help.ts';
import { twoColumns } from './wrapped.ts';

const examples = [
  { line: 'lvsrules console --demo', summary: 'the console, on a simulated director' },
  { line: 'lvsrules lint /etc/ipvsadm.rules', summary: 'what is wrong with a rules file' },
  { line: 'lvsrules plan new.rules', summary: 'what a change would do to clients' },
  { line: 'lvsrules apply new.rules', summary: 'show it, ask, make it, verify it' },
];

/** What `lvsrules --help` prints. */
export function programHelp(groups: readonly CommandGroup[], columns: number): string {
  const widest = Math.max(...groups.flatMap(({ commands }) => commands.map(({ name }) => name.length)));
  return [
    'Lint, plan, apply and watch rule sets of Linux Virtual Server (IPVS).',
    '',
    'Usage: lvsrules COMMAND [OPTIONS] [ARGUMENTS]',
    '       lvsrules                  the same as lvsrules console',
    '',
    ...groups.flatMap(({ title, commands }) => {
      const rows = commands.map(({ name, summary }) => [name.padEnd(widest), summary] as const);
      return [`${title}:`, ...twoColumns(rows, columns), ''];
    }),
    'Options:',
    ...twoColumns(
      [
        ['-h, --help', 'print this help; lvsrules help COMMAND prints that of a command'],
        ['-V, --version', 'print the version'],
      ],
      columns,
    ),
    '',
    'Examples:',
    ...exampleLines(examples),
    '',
    'Environment:',
    ...twoColumns(environment, columns),
    '',
    'Exit status:',
    ...twoColumns(
      exitMeanings.map(([code, meaning]) => [String(code), meaning]),
      columns,
    ),
    '',
  ].join('\n');
}
