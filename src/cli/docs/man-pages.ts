import type { Command, CommandGroup } from '../command.ts';
import { environment } from '../environment.ts';
import { exitMeanings } from '../exit-code.ts';
import { exitRows } from '../help/command-help.ts';
import { optionMeaning, optionsOf, optionText, synopsis } from '../help/options-of.ts';
import { type ConfigurationKey, keyText } from './configuration-keys.ts';
import type { Document } from './document.ts';

/** `lvsrules(1)`, a page for each command, and `lvsrules.json(5)`. */
export function manPages(groups: readonly CommandGroup[], keys: readonly ConfigurationKey[]): readonly Document[] {
  const commands = groups.flatMap((group) => group.commands);
  return [
    { path: 'docs/man/lvsrules.1', text: programPage(groups) },
    ...commands.map((command) => ({ path: `docs/man/lvsrules-${command.name}.1`, text: commandPage(command) })),
    { path: 'docs/man/lvsrules.json.5', text: configurationPage(keys) },
  ];
}

function programPage(groups: readonly CommandGroup[]): string {
  return page('lvsrules', 1, 'lint, plan, apply and watch rule sets of Linux Virtual Server', [
    ['SYNOPSIS', [`.B lvsrules\n.I COMMAND\n[\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]`]],
    ...groups.map(({ title, commands }): Part => [
      title.toUpperCase(),
      commands.map(({ name, summary }) => term(`lvsrules-${name}(1)`, `${summary}.`)),
    ]),
    ['ENVIRONMENT', environment.map(([name, meaning]) => term(name, `${meaning}.`))],
    ['EXIT STATUS', exitMeanings.map(([code, meaning]) => term(String(code), `${meaning}.`))],
    [
      'FILES',
      [
        term('lvsrules.json', 'The configuration; see lvsrules.json(5).'),
        term('/var/lib/lvsrules', 'The log, backups and locks of root.'),
      ],
    ],
    ['SEE ALSO', ['ipvsadm(8), lvsrules.json(5)']],
  ]);
}

function commandPage(command: Command): string {
  const [verb, ...words] = synopsis(command).split(' ');
  const variables = optionsOf(command).flatMap(({ env, name }) => (env ? [term(env, `The value of --${name}.`)] : []));
  return page(`lvsrules-${command.name}`, 1, command.summary, [
    ['SYNOPSIS', [`.B lvsrules ${escaped(verb ?? '')}\n[\\fIOPTIONS\\fR] ${escaped(words.join(' '))}`]],
    ['DESCRIPTION', [escaped(command.description ?? `${command.summary}.`)]],
    ['ARGUMENTS', (command.arguments ?? []).map(({ name, summary }) => term(name, `${summary}.`))],
    ['OPTIONS', optionsOf(command).map((option) => term(optionText(option), `${optionMeaning(option)}.`))],
    [
      'EXAMPLES',
      command.examples.map(
        ({ line, summary }) => `.PP\n${escaped(summary)}:\n.PP\n.nf\n.RS\n${escaped(line)}\n.RE\n.fi`,
      ),
    ],
    ['ENVIRONMENT', variables],
    ['EXIT STATUS', exitRows(command).map(([code, meaning]) => term(code, `${meaning}.`))],
    ['SEE ALSO', ['lvsrules(1), lvsrules.json(5), ipvsadm(8)']],
  ]);
}

function configurationPage(keys: readonly ConfigurationKey[]): string {
  const intro =
    'A JSON object. The file that is nearest to a rules file, in its folder or above it, applies. A process of root reads only files that root or its caller owns and nobody else can write to.';
  return page('lvsrules.json', 5, 'the configuration of lvsrules', [
    ['DESCRIPTION', [escaped(intro)]],
    ['KEYS', keys.map((key) => term(`${key.path} (${key.type})`, keyText(key)))],
    ['SEE ALSO', ['lvsrules(1), lvsrules-lint(1)']],
  ]);
}

type Part = readonly [title: string, paragraphs: readonly string[]];

function page(name: string, section: number, summary: string, parts: readonly Part[]): string {
  const head = `.TH ${name.toUpperCase().replaceAll('-', '\\-')} ${section} "" "lvsrules" "lvsrules"`;
  const body = parts
    .filter(([, paragraphs]) => paragraphs.length > 0)
    .flatMap(([title, paragraphs]) => [`.SH ${title}`, ...paragraphs]);
  return [head, '.SH NAME', `${escaped(name)} \\- ${escaped(summary)}`, ...body].join('\n');
}

function term(name: string, meaning: string): string {
  return `.TP\n.B ${escaped(name)}\n${escaped(meaning)}`;
}

/** Text that roff takes as it stands. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('…', '...')
    .replaceAll(/^([.'])/gm, '\\&$1');
}
