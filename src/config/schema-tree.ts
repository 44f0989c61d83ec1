import type { JsonPath } from './json-places.ts';

/** The key names that a schema has at a path. */
export function namesAt(root: object, path: JsonPath): readonly string[] {
  let schema = root as SchemaNode;
  for (const part of path.slice(0, -1)) schema = inner(schema, part);
  return Object.keys(unwrapped(schema).entries ?? {});
}

/** Where a list is given but a schema expects an object: Valibot accepts an empty list. */
export function listsForObjects(root: object, value: unknown): readonly JsonPath[] {
  return [...lists(value, root as SchemaNode, [])];
}

/** A Valibot schema, reduced to its links to other schemas. */
interface SchemaNode {
  readonly entries?: Readonly<Record<string, SchemaNode>>;
  readonly item?: SchemaNode;
  /** Of a record. */
  readonly value?: SchemaNode;
  /** Of a union. */
  readonly options?: readonly SchemaNode[];
  readonly wrapped?: SchemaNode;
}

function* lists(value: unknown, schema: SchemaNode, path: JsonPath): Iterable<JsonPath> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value) && isObject(schema)) {
    yield path;
    return;
  }
  for (const [name, part] of Object.entries(value)) {
    const key = Array.isArray(value) ? Number(name) : name;
    yield* lists(part, inner(schema, key), [...path, key]);
  }
}

function isObject(schema: SchemaNode): boolean {
  const { entries, value, options = [] } = unwrapped(schema);
  return entries !== undefined || value !== undefined || options.some(isObject);
}

function inner(schema: SchemaNode, part: string | number): SchemaNode {
  const { entries, item, value } = unwrapped(schema);
  return (typeof part === 'number' ? item : (value ?? entries?.[part])) ?? {};
}

function unwrapped(schema: SchemaNode): SchemaNode {
  return schema.wrapped ? unwrapped(schema.wrapped) : schema;
}
