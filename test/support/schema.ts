import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** What is wrong with a JSON text by a schema of the package; empty when nothing is. */
export function schemaErrors(name: string, text: string): readonly string[] {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  for (const part of ['table', 'plan', 'applied']) {
    if (part !== name) ajv.addSchema(schema(part));
  }
  const validate = ajv.compile(schema(name));
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

function schema(name: string): object {
  return JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')) as object;
}
