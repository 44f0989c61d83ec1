import { type CommandEntry, commands } from '../../../grammar/commands.ts';
import { type OptionEntry, type OptionGroup, optionGroups, options } from '../../../grammar/options.ts';
import { valueForms, valueParts } from '../../../grammar/values.ts';
import { escaped, manPage, term } from './roff.ts';

/** `lvsrules-rules(5)`: the language of rules files, from the tables of the grammar. */
export function languagePage(): string {
  const settings = options.filter(({ group }) => group === 'ipv6' || ruleGroups.has(group));
  return manPage('lvsrules-rules', 5, 'the rules files that ipvsadm -S writes and ipvsadm -R reads', [
    ['DESCRIPTION', introduction.map((text) => `.PP\n${escaped(text)}`)],
    ['COMMANDS', ruleCommands.map((command) => term(spelling(command, command.value), commandText(command)))],
    [
      'OPTIONS',
      settings.map((option) => term(spelling(option, option.value, option.optional), sentence(option.summary))),
    ],
    ['VALUES', Object.entries({ ...valueForms, ...valueParts }).map(([name, form]) => term(name, form))],
    ['COMMENTS', comments.map(([name, meaning]) => term(name, meaning))],
    ['EXAMPLE', [`.nf\n${escaped(example)}\n.fi`]],
    ['SEE ALSO', ['lvsrules(1), lvsrules-lint(1), lvsrules-predict(1), ipvsadm(8), ipvsadm-restore(8)']],
  ]);
}

/** Commands that print or end have no place in a rules file. */
const ruleCommands = commands.filter(({ name }) => !['list', 'save', 'restore', 'help', 'version'].includes(name));

const ruleGroups: ReadonlySet<string> = new Set(
  ruleCommands.flatMap(({ required, optional }): readonly OptionGroup[] => [...required, ...optional]),
);

const introduction = [
  'One command a line, spelled as for ipvsadm; the word ipvsadm itself may come first and is ignored. Words are separated by spaces or tabs. There are no quotes, variables or continued lines.',
  'ipvsadm -R reads the lines in order and runs each of them. It skips a line that it does not accept, prints a message and continues with the next one; its exit status is that of the last line. Some mistakes end it at once. lvsrules predict shows what it does with each line.',
  'A value may be attached to its option: -t192.0.2.1:80, --tcp-service=192.0.2.1:80. Letters may be combined: -mw5 is -m -w 5. Long options cannot be abbreviated.',
];

const comments: readonly (readonly [string, string])[] = [
  ['# text', 'Dropped by ipvsadm-restore. ipvsadm -R itself accepts no comments.'],
  ['# lvsrules: ignore LVS201 -- reason', 'lvsrules lint hides findings of the rule in the next line.'],
  ['# lvsrules: ignore-file, ignore-start, ignore-end', 'The same for the whole file, or between the two comments.'],
  [
    '# lvsrules: sysctl net.ipv4.vs.NAME = NUMBER',
    'A setting of IPVS that is kept with the rules (sync_threshold takes two numbers): setup sets it, doctor checks it, plan says where it differs.',
  ],
];

const example = `# A web site behind two real servers, direct routing.
-A -t 192.0.2.10:80 -s wlc
-a -t 192.0.2.10:80 -r 10.0.0.11:80 -g -w 2
-a -t 192.0.2.10:80 -r 10.0.0.12:80 -g -w 1`;

function spelling(entry: CommandEntry | OptionEntry, value?: string, optional?: true): string {
  const letters = [entry.short ?? []].flat().map((letter) => `-${letter}`);
  const words = 'words' in entry ? (entry.words ?? []) : [];
  const values = [...(value === undefined ? [] : [optional ? `[${value}]` : value]), ...words];
  return [[...letters, `--${entry.long}`].join(', '), ...values].join(' ');
}

function commandText({ summary, required, optional }: CommandEntry): string {
  const names = (groups: readonly OptionGroup[]) =>
    optionGroups
      .filter((group) => groups.includes(group))
      .map((group) =>
        options
          .filter((option) => option.group === group)
          .map(({ short, long }) => (short === undefined ? `--${long}` : `-${short}`))
          .join('|'),
      )
      .join(', ');
  const needs = required.length === 0 ? '' : ` Needs ${names(required)}.`;
  return `${sentence(summary)}${needs}${optional.length === 0 ? '' : ` Takes ${names(optional)}.`}`;
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}
