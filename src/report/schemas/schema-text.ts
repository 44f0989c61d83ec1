import { printableJson } from '../../domain/printable-json.ts';
import { jsonSchemas } from './json-schemas.ts';
import { type SchemaName, schemaNames } from './schema-names.ts';

/** Every schema, with what it describes. */
export function schemaList(): string {
  const width = Math.max(...schemaNames.map(({ length }) => length));
  return schemaNames.map((name) => `${name.padEnd(width)}  ${jsonSchemas[name].title}\n`).join('');
}

/** One schema on its own: those that it refers to are among its definitions. Ends in a line feed. */
export function schemaText(name: SchemaName): string {
  const schema = jsonSchemas[name];
  const others = schemaNames.filter((other) => other !== name && reached(name).has(other));
  const defs = '$defs' in schema ? schema.$defs : {};
  const added = Object.fromEntries(others.map((other) => [other, jsonSchemas[other]]));
  return `${printableJson({ ...schema, ...(others.length > 0 && { $defs: { ...defs, ...added } }) }, 2)}\n`;
}

/** The schemas that one refers to, and those that these refer to. */
function reached(name: SchemaName, before: ReadonlySet<SchemaName> = new Set()): ReadonlySet<SchemaName> {
  const text = JSON.stringify(jsonSchemas[name]);
  const next = schemaNames.filter(
    (other) => other !== name && !before.has(other) && text.includes(`"$ref":"${jsonSchemas[other].$id}`),
  );
  return next.reduce((all, other) => reached(other, all), new Set([...before, ...next]) as ReadonlySet<SchemaName>);
}
