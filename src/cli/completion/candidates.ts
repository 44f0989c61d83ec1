import type { Command } from '../command.ts';
import { optionsOf, type NamedOption } from '../help/options-of.ts';

/** One word that could be typed, and what it is. */
export interface Candidate {
  readonly value: string;
  readonly about?: string;
}

export interface Candidates {
  readonly words: readonly Candidate[];
  /** Whether the shell is to offer files, too. */
  readonly files: boolean;
}

/** What only the world knows: asked for when it is needed. */
export interface CompletionFacts {
  rules(): Promise<readonly Candidate[]>;
  schedulers(): readonly Candidate[];
  directors(): Promise<readonly Candidate[]>;
  shells(): readonly Candidate[];
  schemas(): readonly Candidate[];
  /** Services of the table, as the words after `-t`, `-u` and `-f` name them. */
  services(kind: 'tcp' | 'udp' | 'fwmark' | 'any', director: string | undefined): Promise<readonly Candidate[]>;
  servers(service: string, director: string | undefined): Promise<readonly Candidate[]>;
}

/** What the last of the words could become; `words` are those after the program's name. */
export async function candidates(
  given: readonly string[],
  commands: readonly Command[],
  facts: CompletionFacts,
): Promise<Candidates> {
  const words = given[0] === '--color' ? given.slice(2) : given;
  const current = words.at(-1) ?? '';
  const command = words.length > 1 ? commands.find(({ name }) => name === words[0]) : undefined;
  if (!command) {
    if (words.length > 1) return words[0] === 'help' ? matching(current, verbs(commands)) : nothing;
    const options = ['--help', '--version'].map((value) => ({ value }));
    return matching(
      current,
      current.startsWith('-') ? options : [...verbs(commands), { value: 'help', about: 'print the help of a command' }],
    );
  }
  const before = words.slice(1, -1);
  const director = directorIn(before, command.passThrough === true);
  const fromStandIn = command.name === 'ipvsadm' ? await standInCandidates(current, before, director, facts) : null;
  if (fromStandIn) return fromStandIn;
  const options = optionsOf(command);
  const [, named = '', value = ''] = /^--([a-z-]+)=(.*)$/s.exec(current) ?? [];
  const typed = options.find(({ name }) => name === named);
  if (typed) return withPrefix(`--${named}=`, await valuesOf(typed, value, command, director, facts));
  const last = before.at(-1) ?? '';
  const awaited = options.find(({ name, short, value: takes }) => takes && (last === `--${name}` || last === short));
  if (awaited) return valuesOf(awaited, current, command, director, facts);
  if (current.startsWith('-')) {
    const used = new Set(before);
    const offered = options.filter(({ name, repeatable }) => repeatable || !used.has(`--${name}`));
    return matching(current, [
      ...offered.map(({ name, summary }) => ({ value: `--${name}`, about: summary })),
      { value: '--help', about: 'print this help' },
    ]);
  }
  return argumentCandidates(command, current, facts);
}

const nothing: Candidates = { words: [], files: false };
const files: Candidates = { words: [], files: true };

function verbs(commands: readonly Command[]): readonly Candidate[] {
  return commands.filter(({ hidden }) => !hidden).map(({ name, summary }) => ({ value: name, about: summary }));
}

function matching(current: string, all: readonly Candidate[]): Candidates {
  return { words: all.filter(({ value }) => value.startsWith(current)), files: false };
}

function withPrefix(prefix: string, found: Candidates): Candidates {
  return { ...found, words: found.words.map((answer) => ({ ...answer, value: `${prefix}${answer.value}` })) };
}

async function valuesOf(
  { name, choices, value = '' }: NamedOption,
  current: string,
  command: Command,
  director: string | undefined,
  facts: CompletionFacts,
): Promise<Candidates> {
  if (choices)
    return matching(
      current,
      choices.map((each) => ({ value: each })),
    );
  if (name === 'director')
    return /^(sim|file|keepalived|ldirectord):/.test(current) ? files : matching(current, await facts.directors());
  if (name === 'select' || name === 'ignore') {
    const start = current.lastIndexOf(',') + 1;
    return withPrefix(current.slice(0, start), matching(current.slice(start), await facts.rules()));
  }
  if (name === 'only') return matching(current, await facts.services('any', director));
  if (value === 'FORMAT:FILE' && !current.includes(':')) {
    const formats = command.options['format']?.choices ?? [];
    return matching(
      current,
      formats.map((each) => ({ value: `${each}:` })),
    );
  }
  return /FILE|TARGET|PATH/.test(value) ? files : nothing;
}

async function argumentCandidates(command: Command, current: string, facts: CompletionFacts): Promise<Candidates> {
  const [argument] = command.arguments ?? [];
  switch (argument?.name) {
    case undefined:
      return nothing;
    case 'RULE':
      return matching(current, await facts.rules());
    case 'SHELL':
      return matching(current, facts.shells());
    case 'SCHEMA':
      return matching(current, facts.schemas());
    case 'LEFT':
      return { ...matching(current, await facts.directors()), files: true };
    default:
      return files;
  }
}

/** Words of ipvsadm: schedulers, and services and servers that the table has. */
async function standInCandidates(
  current: string,
  before: readonly string[],
  director: string | undefined,
  facts: CompletionFacts,
): Promise<Candidates | null> {
  const last = before.at(-1) ?? '';
  if (/^(-s|--scheduler)$/.test(last)) return matching(current, facts.schedulers());
  const kind = {
    '-t': 'tcp',
    '--tcp-service': 'tcp',
    '-u': 'udp',
    '--udp-service': 'udp',
    '-f': 'fwmark',
    '--fwmark-service': 'fwmark',
  } as const;
  if (Object.hasOwn(kind, last))
    return matching(current, await facts.services(kind[last as keyof typeof kind], director));
  if (/^(-r|--real-server)$/.test(last)) {
    const at = before.findIndex((word) => Object.hasOwn(kind, word));
    return matching(current, await facts.servers(before[at + 1] ?? '', director));
  }
  return null;
}

/** To ipvsadm, `-d` is the deletion of a server. */
function directorIn(words: readonly string[], isStandIn: boolean): string | undefined {
  const at = words.findIndex((word) => word === '--director' || (word === '-d' && !isStandIn));
  return at >= 0 ? words[at + 1] : words.find((word) => word.startsWith('--director='))?.slice('--director='.length);
}
