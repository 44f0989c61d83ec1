import * as v from 'valibot';
import { hint } from '../domain/nearest.ts';
import { jsonFaultText, readJson } from '../domain/read-json.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { issueSentence } from '../domain/schema-issue.ts';
import { jsonPlace, type JsonPath } from './json-places.ts';
import { type RepeatedKey, repeatedKeys } from './repeated-keys.ts';
import { listsForObjects, namesAt } from './schema-tree.ts';

/** A fault in a configuration; line and column from 1. */
export interface ConfigurationFault {
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

/** A JSON text checked against a schema; every fault has its place and a sentence for people. */
export function readBySchema<Schema extends v.GenericSchema>(
  text: string,
  schema: Schema,
): Result<v.InferOutput<Schema>, readonly ConfigurationFault[]> {
  const parsed = readJson(text);
  if (!parsed.ok)
    return failure([{ ...lineAndColumn(text, parsed.failure.offset), what: jsonFaultText(parsed.failure) }]);
  const { value } = parsed;
  const repeated = repeatedKeys(text);
  if (repeated.length > 0) return failure(repeated.map((one) => repeatedFault(text, one)));
  const lists = listsForObjects(schema, value);
  if (lists.length > 0) return failure(lists.map((path) => listFault(text, path)));
  const checked = v.safeParse(schema, value);
  if (!checked.success) return failure(checked.issues.map((issue) => schemaFault(text, issue, schema)));
  return success(checked.output);
}

/** What is wrong with a key, or with a value without one. */
export interface KeyFault {
  readonly path: JsonPath;
  readonly what: string;
}

/** With its line and column. */
export function faultAtKey(text: string, { path, what }: KeyFault): ConfigurationFault {
  const { start, key } = jsonPlace(text, path);
  return { ...lineAndColumn(text, key ?? start), what };
}

/** Line and column, from 1, of an offset in UTF-16 units. */
export function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: Array.from(before.slice(start)).length + 1 };
}

function repeatedFault(text: string, { name, offset }: RepeatedKey): ConfigurationFault {
  return { ...lineAndColumn(text, offset), what: `the key '${name}' is given twice; keep one of them` };
}

function listFault(text: string, path: JsonPath): ConfigurationFault {
  const where = path.length > 0 ? `${path.join('.')}: ` : '';
  return { ...lineAndColumn(text, jsonPlace(text, path).start), what: `${where}expected an object, found a list` };
}

function schemaFault(text: string, issue: v.BaseIssue<unknown>, schema: v.GenericSchema): ConfigurationFault {
  const path: JsonPath = issue.path?.map(({ key }) => key as string | number) ?? [];
  const unknownKey = issue.type === 'strict_object' && issue.expected === 'never';
  const { start, key } = jsonPlace(text, path);
  const place = lineAndColumn(text, unknownKey ? (key ?? start) : start);
  const last = String(path.at(-1) ?? 'the file');
  if (unknownKey) {
    const names = namesAt(schema, path);
    return { ...place, what: `unknown key '${last}'${hint(last, names)}` };
  }
  if (issue.type === 'strict_object' && issue.received === 'undefined') {
    return { ...place, what: `'${last}' is missing` };
  }
  const choices = [...(issue.expected ?? '').matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  const meant = typeof issue.input === 'string' ? hint(issue.input, choices) : '';
  return { ...place, what: `${path.join('.')}: ${issueSentence(issue)}${meant}` };
}
