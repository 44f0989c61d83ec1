import * as v from 'valibot';
import { nearest } from '../domain/nearest.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { jsonPlace, type JsonPath } from './json-places.ts';
import { configurationSchema } from './schema.ts';
import type { Configuration } from './settings.ts';

/** Something wrong in a configuration; line and column from 1. */
export interface ConfigurationFault {
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

/** Reads the text of a configuration file. `ruleNames`: every id, prefix and name that may select a rule. */
export function readConfiguration(
  text: string,
  ruleNames: readonly string[],
): Result<Configuration, readonly ConfigurationFault[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return failure([syntaxFault(text, error instanceof Error ? error.message : String(error))]);
  }
  const checked = v.safeParse(configurationSchema, value);
  if (!checked.success) return failure(checked.issues.map((issue) => schemaFault(text, issue)));
  const configuration = checked.output as Configuration;
  const strangers = unknownRules(configuration, ruleNames).map(({ path, name }) => {
    const { start, key } = jsonPlace(text, path);
    return { ...lineAndColumn(text, key ?? start), what: `no rule is called '${name}'${hint(name, ruleNames)}` };
  });
  return strangers.length > 0 ? failure(strangers) : success(configuration);
}

function syntaxFault(text: string, message: string): ConfigurationFault {
  const offset = /position (\d+)/.exec(message)?.[1];
  const at = offset === undefined ? text.length : Number(offset);
  const what = message.replace(/ in JSON.*$/s, '').replace(/, ".*$/s, '');
  return { ...lineAndColumn(text, at), what: `not JSON: ${what}` };
}

function schemaFault(text: string, issue: v.BaseIssue<unknown>): ConfigurationFault {
  const path: JsonPath = issue.path?.map(({ key }) => key as string | number) ?? [];
  const unknownKey = issue.type === 'strict_object' && issue.expected === 'never';
  const { start, key } = jsonPlace(text, path);
  const place = lineAndColumn(text, unknownKey ? (key ?? start) : start);
  const last = String(path.at(-1) ?? 'the file');
  if (unknownKey) {
    const names = Object.keys(entriesAt(path));
    return { ...place, what: `nothing is called '${last}' here${hint(last, names)}` };
  }
  if (issue.type === 'strict_object' && issue.received === 'undefined') {
    return { ...place, what: `'${last}' is missing` };
  }
  const choices = [...(issue.expected ?? '').matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  const meant = typeof issue.input === 'string' ? hint(issue.input, choices) : '';
  return { ...place, what: `${path.join('.')}: ${sentence(issue)}${meant}` };
}

function sentence({ message, expected, received }: v.BaseIssue<unknown>): string {
  if (!message.startsWith('Invalid ')) return message;
  return `${received} found, ${expected ?? 'another value'} expected`;
}

/** The names that the schema knows where a path leads. */
function entriesAt(path: JsonPath): Readonly<Record<string, unknown>> {
  let schema = configurationSchema as unknown as SchemaNode;
  for (const part of path.slice(0, -1)) schema = inner(schema, part);
  return unwrapped(schema).entries ?? {};
}

interface SchemaNode {
  readonly entries?: Readonly<Record<string, SchemaNode>>;
  readonly item?: SchemaNode;
  readonly wrapped?: SchemaNode;
}

function unwrapped(schema: SchemaNode): SchemaNode {
  return schema.wrapped ? unwrapped(schema.wrapped) : schema;
}

function inner(schema: SchemaNode, part: string | number): SchemaNode {
  const node = unwrapped(schema);
  return (typeof part === 'number' ? node.item : node.entries?.[part]) ?? {};
}

function hint(word: string, names: readonly string[]): string {
  const meant = nearest(word, names);
  return meant === null ? '' : `; did you mean '${meant}'?`;
}

function unknownRules(configuration: Configuration, names: readonly string[]): { path: JsonPath; name: string }[] {
  const known = new Set(names);
  const of = (settings: Configuration, path: JsonPath) => [
    ...(['select', 'ignore'] as const).flatMap((list) =>
      (settings[list] ?? []).map((name, index) => ({ path: [...path, list, index], name })),
    ),
    ...Object.keys(settings.rules ?? {}).map((name) => ({ path: [...path, 'rules', name], name })),
  ];
  const everywhere = [
    ...of(configuration, []),
    ...(configuration.overrides ?? []).flatMap((override, index) => of(override, ['overrides', index])),
  ];
  return everywhere.filter(({ name }) => !known.has(name));
}

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: Array.from(before.slice(start)).length + 1 };
}
