import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { schema } from '../../src/cli/commands/schema.ts';
import { schemaNames } from '../../src/report/schemas/schema-names.ts';
import { runInMemory } from '../support/memory-world.ts';

const read = (name: string) => readFileSync(`schemas/${name}.schema.json`, 'utf8');

/** Every reference in a schema. */
function references(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = '$ref' in value && typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(references)];
}

function at(value: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], value);
}

test('the names are those of the files', () => {
  expect(readdirSync('schemas').sort()).toEqual(schemaNames.map((name) => `${name}.schema.json`));
});

describe.each(schemaNames)('the schema %s', (name) => {
  const value = JSON.parse(read(name)) as { readonly $id: string; readonly title: string };

  test('has an absolute identifier of its own, which is not an address', () => {
    expect(value.$id).toBe(`urn:lvsrules:schema:${name}:1`);
    expect(new URL(value.$id).protocol).toBe('urn:');
    expect(value.title).not.toBe('');
  });

  test('refers only to what there is', () => {
    for (const reference of references(value)) {
      const [, other = name, pointer = ''] = /^(?:urn:lvsrules:schema:([a-z-]+):1)?(?:#(.*))?$/.exec(reference) ?? [];
      expect(at(JSON.parse(read(other)), pointer), reference).toBeDefined();
    }
  });

  test('is printed so that it needs no other one, by its name and by its identifier', async () => {
    const { exit, stdout } = await runInMemory(schema, {}, [name]);
    expect(exit).toBe(0);
    const printed = JSON.parse(stdout) as { readonly $defs?: object };
    expect(printed).toMatchObject(value);
    expect(() => new Ajv2020({ allowUnionTypes: true }).compile(printed)).not.toThrow();
    expect((await runInMemory(schema, {}, [value.$id])).stdout).toBe(stdout);
    expect((await runInMemory(schema, {}, [`${name}.schema.json`])).stdout).toBe(stdout);
  });
});

test('without a name there is a list; a wrong name is answered with the one that was probably meant', async () => {
  const { exit, stdout } = await runInMemory(schema, {}, []);
  expect(exit).toBe(0);
  expect(stdout.split('\n').map((line) => line.split(' ')[0])).toEqual([...schemaNames, '']);
  const { exit: refused, stderr } = await runInMemory(schema, {}, ['finding']);
  expect([refused, stderr]).toEqual([2, "lvsrules: there is no schema 'finding'\n  did you mean 'findings'?\n"]);
});
