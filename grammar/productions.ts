import type { ISerializedGast } from 'chevrotain';
import { allows, type CommandEntry, commands } from './commands.ts';
import { type OptionEntry, options } from './options.ts';
import { RulesParser } from './parser.ts';
import { commandTokens, tokenOf } from './tokens.ts';
import { valueForms, valueParts } from './values.ts';

/** One rule of the reference. */
export interface Production {
  readonly name: string;
  readonly shape: Shape;
  readonly note?: string;
}

/** The parts of productions. */
export type Shape =
  | { readonly kind: 'sequence' | 'choice'; readonly of: readonly Shape[] }
  | { readonly kind: 'optional' | 'any' | 'some'; readonly of: Shape }
  /** Another production. */
  | { readonly kind: 'name'; readonly name: string }
  /** What is typed. */
  | { readonly kind: 'literal'; readonly text: string }
  /** A form of value, in the notation of the reference. */
  | { readonly kind: 'form'; readonly text: string };

/** The whole language: the productions of the parser, its tokens, and the values. */
export function productions(): readonly Production[] {
  const rules = new RulesParser(false).getSerializedGastProductions().map(ruleProduction);
  const [first, ...others] = rules.reverse();
  const line = others.shift();
  return [
    ...[first, line, ...others.reverse()].flatMap((production) => production ?? []),
    ...commands.map(settingsProduction),
    endOfOptions,
    ...options.map(optionProduction),
    ...lexical,
    ...[...Object.entries(valueForms), ...Object.entries(valueParts)].map(([name, text]) => ({
      name,
      shape: form(text),
    })),
  ];
}

const endOfOptions: Production = {
  name: 'end-of-options',
  shape: { kind: 'literal', text: '--' },
  note: 'what follows are words',
};

/** What the lexer finds where nothing else fits. */
const lexical: readonly Production[] = [
  { name: 'part', shape: form('stray-part | ? any command ?') },
  {
    name: 'stray-part',
    shape: form('word | ? any option ? | end-of-options | unknown-option | missing-argument | unwanted-argument'),
  },
  { name: 'word', shape: form('? bytes other than space, tab, carriage return and line feed, at most 4096 ?') },
  { name: 'unknown-option', shape: form('? a word that begins with a dash and is not an option ?') },
  { name: 'missing-argument', shape: form('? an option at the end of its line, without the value it needs ?') },
  { name: 'unwanted-argument', shape: form('? an option with a value that it does not allow ?') },
  { name: 'comment-text', shape: form('"#" , ? anything but a line feed ?'), note: 'in the first column' },
  { name: 'blank-text', shape: form('? nothing, blanks, or the word ipvsadm alone ?') },
  { name: 'end-of-line', shape: form('? a line feed, or the end of the text ?') },
];

function ruleProduction(rule: ISerializedGast): Production {
  const { name = '', definition = [] } = rule as SerializedNode;
  return { name: dashed(name), shape: sequence(definition) };
}

/** Commands with the same options share their names. */
function settingsProduction(command: (typeof commands)[number]): Production {
  const taken = takenBy(command);
  const first = commands.find((other) => takenBy(other).join() === taken.join()) ?? command;
  const of = [...taken.map((long) => `${long}-option`), 'end-of-options'].map(named);
  const shape: Shape = first === command ? { kind: 'choice', of } : named(`${first.name}-setting`);
  return { name: `${command.name}-setting`, shape, note: needs(command) };
}

function takenBy(command: CommandEntry): readonly string[] {
  return options.filter(({ group }) => allows(command, group)).map(({ long }) => long);
}

function needs({ required, oneOf }: CommandEntry): string {
  const notes = required.length > 0 ? [`needs ${required.join(' and ')}`] : [];
  return [...notes, ...(oneOf ? [`one of ${oneOf.join(', ')} at most`] : []), 'each at most once'].join('; ');
}

function optionProduction({ short, long, value, optional, summary }: OptionEntry): Production {
  const spelled = spelling(short ? [short] : [], long);
  const name = `${long}-option`;
  if (!value) return { name, shape: spelled, note: summary };
  const given: Shape = optional ? { kind: 'optional', of: named(value) } : named(value);
  return { name, shape: { kind: 'sequence', of: [spelled, given] }, note: summary };
}

function spelling(letters: readonly string[], long: string): Shape {
  const of = [...letters.map((letter) => `-${letter}`), `--${long}`].map((text): Shape => ({ kind: 'literal', text }));
  return of.length === 1 && of[0] ? of[0] : { kind: 'choice', of };
}

const commandOf = new Map(commands.map((command) => [tokenOf(commandTokens, command.name).name, command]));

function sequence(definition: readonly ISerializedGast[]): Shape {
  const of = definition.map(shape);
  return of.length === 1 && of[0] ? of[0] : { kind: 'sequence', of };
}

/** The nodes of Chevrotain's serialised grammar; their fields depend on their type. */
function shape(node: ISerializedGast): Shape {
  const { definition = [], name = '' } = node as SerializedNode;
  switch (node.type) {
    case 'Alternation':
      return { kind: 'choice', of: definition.map(shape) };
    case 'Alternative':
      return sequence(definition);
    case 'Option':
      return { kind: 'optional', of: sequence(definition) };
    case 'Repetition':
      return { kind: 'any', of: sequence(definition) };
    case 'RepetitionMandatory':
      return { kind: 'some', of: sequence(definition) };
    case 'Terminal':
      return terminal(name);
    default:
      return named(dashed(name));
  }
}

interface SerializedNode {
  readonly name?: string;
  readonly definition?: ISerializedGast[];
}

function terminal(token: string): Shape {
  const command = commandOf.get(token);
  if (!command) return named(token === 'Comment' || token === 'Blank' ? `${dashed(token)}-text` : dashed(token));
  const spelled = spelling(command.short, command.long);
  return command.value ? { kind: 'sequence', of: [spelled, named(command.value)] } : spelled;
}

function named(name: string): Shape {
  return { kind: 'name', name };
}

function form(text: string): Shape {
  return { kind: 'form', text };
}

function dashed(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
