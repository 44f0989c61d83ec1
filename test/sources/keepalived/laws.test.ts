import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffTables } from '../../../src/plan/diff/diff-tables.ts';
import { readKeepalived } from '../../../src/sources/keepalived/read-keepalived.ts';
import { writeKeepalived } from '../../../src/sources/keepalived/write-keepalived.ts';
import { anyTable } from '../../support/tables.ts';

test('a table that was written as keepalived.conf is read as the same table, but for what is named', async () => {
  await fc.assert(
    fc.asyncProperty(anyTable(), async (table) => {
      const { text, losses } = writeKeepalived(table);
      const source = await readKeepalived(Buffer.from(text));
      if (!source.ok) throw new Error(source.failure.what);
      const wanted = table.services.filter(({ key }) => {
        const name = key.kind === 'fwmark' ? `fwmark ${key.mark}` : '';
        return !losses.some(
          (loss) =>
            (name !== '' && loss.startsWith(name)) ||
            (loss.includes(`${'address' in key ? key.address : ''}`) && name === ''),
        );
      });
      const read = source.value.table.services.filter(({ key }) =>
        wanted.some((each) => JSON.stringify(each.key) === JSON.stringify(key)),
      );
      const refused = source.value.notes.filter(
        ({ rule }) => rule === 'kernel-refuses' || rule === 'real-server-skipped',
      );
      if (refused.length === 0) expect(diffTables({ services: wanted }, { services: read }).services).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

const pieces = [
  'virtual_server',
  'real_server',
  '192.0.2.1',
  ' 80 ',
  '{',
  '}',
  '\n',
  '"',
  '#',
  '!',
  '$A=',
  '${A}',
  '$A',
  '~SEQ(I,1,3) ',
  '~LST(',
  ')',
  '@x ',
  '@^x ',
  '\\\n',
  'include *',
  'lb_algo rr',
  'weight',
  'fwmark 1',
  'group g',
  'virtual_server_group g ',
  '10.0.0.1-9',
  '/24',
  'global_defs',
  'lvs_timeouts tcp 5',
  '\u00ff',
];

test('any text is read to an end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), async (parts) => {
      await readKeepalived(Buffer.from(parts.join('')));
    }),
    { numRuns: 500 },
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      await readKeepalived(bytes);
    }),
  );
});
