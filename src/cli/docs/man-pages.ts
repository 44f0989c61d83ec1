import type { Command, CommandGroup } from '../command.ts';
import { environment } from '../environment.ts';
import { exitMeanings } from '../exit-code.ts';
import { exitRows } from '../help/command-help.ts';
import { optionMeaning, optionsOf, optionText, synopsis } from '../help/options-of.ts';
import { type ConfigurationKey, keyText } from './configuration-keys.ts';
import type { Document } from './document.ts';
import { languagePage } from './language-page.ts';
import { escaped, manPage, type ManPart, term } from './roff.ts';

/** `lvsrules(1)`, a page for each command, `lvsrules.json(5)`, and `lvsrules-rules(5)` for the language of rules files. */
export function manPages(groups: readonly CommandGroup[], keys: readonly ConfigurationKey[]): readonly Document[] {
  const commands = groups.flatMap((group) => group.commands);
  return [
    { path: 'docs/man/lvsrules.1', text: programPage(groups) },
    ...commands.map((command) => ({ path: `docs/man/lvsrules-${command.name}.1`, text: commandPage(command) })),
    { path: 'docs/man/lvsrules.json.5', text: configurationPage(keys) },
    { path: 'docs/man/lvsrules-rules.5', text: languagePage() },
  ];
}

function programPage(groups: readonly CommandGroup[]): string {
  return manPage('lvsrules', 1, 'lint, plan, apply and watch rule sets of Linux Virtual Server', [
    ['SYNOPSIS', [`.B lvsrules\n.I COMMAND\n[\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]`]],
    ...groups.map(({ title, commands }): ManPart => [
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
    ['SEE ALSO', ['ipvsadm(8), lvsrules.json(5), lvsrules-rules(5)']],
  ]);
}

function commandPage(command: Command): string {
  const [verb, ...words] = synopsis(command).split(' ');
  const variables = optionsOf(command).flatMap(({ env, name }) => (env ? [term(env, `The value of --${name}.`)] : []));
  return manPage(`lvsrules-${command.name}`, 1, command.summary, [
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
    ['SEE ALSO', ['lvsrules(1), lvsrules.json(5), lvsrules-rules(5), ipvsadm(8)']],
  ]);
}

function configurationPage(keys: readonly ConfigurationKey[]): string {
  const intro =
    'A JSON object. The file that is nearest to a rules file, in its folder or above it, applies. A process of root reads only files that root or its caller owns and no one else can write to.';
  return manPage('lvsrules.json', 5, 'the configuration of lvsrules', [
    ['DESCRIPTION', [escaped(intro)]],
    ['KEYS', keys.map((key) => term(`${key.path} (${key.type})`, keyText(key)))],
    ['SEE ALSO', ['lvsrules(1), lvsrules-lint(1)']],
  ]);
}
