import { noSchema } from '../../report/problems/usage-problems.ts';
import { type SchemaName, schemaNames } from '../../report/schemas/schema-names.ts';
import { defineCommand } from '../command.ts';
import { refuse } from '../complain.ts';
import { exitCodes } from '../exit-code.ts';

export const schema = defineCommand({
  name: 'schema',
  summary: 'Print the JSON schema of what lvsrules prints or reads',
  description:
    'Without a name it lists the schemas. What it prints needs no other file: schemas that it refers to are among its definitions. The identifier of a schema, such as urn:lvsrules:schema:table:1, names it and is not an address; its number is the version of the document.',
  arguments: [{ name: 'SCHEMA', summary: 'its name, such as findings', optional: true }],
  options: {},
  examples: [
    { line: 'lvsrules schema', summary: 'what there is' },
    { line: 'lvsrules schema findings > findings.schema.json', summary: 'for a validator' },
  ],
  async run({ arguments: [asked] }, world) {
    const name = asked?.replace(/^urn:lvsrules:schema:([a-z-]+):1$|^([a-z-]+)\.schema\.json$/, '$1$2');
    if (name !== undefined && !isSchemaName(name)) {
      const { nearest } = await import('../../domain/nearest.ts');
      return refuse(world, noSchema(name, nearest(name, schemaNames)));
    }
    const { schemaList, schemaText } = await import('../../report/schemas/schema-text.ts');
    await world.print(name === undefined ? schemaList() : schemaText(name));
    return exitCodes.ok;
  },
});

function isSchemaName(name: string): name is SchemaName {
  return (schemaNames as readonly string[]).includes(name);
}
