import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lvsrules } from '../support/run-lvsrules.ts';
import { schemaErrors } from '../support/schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'lvsrules-schemas-'));
const sim = `sim:${join(folder, 'director.json')}`;
const [before, after] = ['examples/change/before.rules', 'examples/change/after.rules'];
const listing = join(folder, 'listing.txt');
writeFileSync(listing, 'TCP  192.0.2.1:80 rr\n  -> 10.0.0.5:80    Route   1      0          0\n');

/** In this order: each line finds what the ones before it made. */
const printing: readonly (readonly [schema: string, words: readonly string[]])[] = [
  ['findings', ['lint', 'examples/broken.rules']],
  ['table', ['convert', before]],
  ['diff', ['diff', before, after]],
  ['prediction', ['predict', before]],
  ['simulation', ['simulate', before]],
  ['assertions', ['test', 'examples/simulate/sh-quiesced.test']],
  ['plan', ['plan', after, '--director', `file:${before}`]],
  ['applied', ['apply', before, '--director', sim, '--yes']],
  ['applied', ['apply', after, '--director', sim, '--yes']],
  ['applied', ['undo', '--director', sim, '--yes']],
  ['applied', ['redo', '--director', sim, '--yes']],
  ['applied', ['restore', before, '--director', sim, '--yes']],
  ['log-entry', ['log', '--last', '1']],
  ['table', ['console', '--once', '--director', sim]],
  ['doctor', ['doctor', '--listing', listing]],
  ['rules', ['rules']],
  ['rules', ['explain', 'LVS305']],
  ['rules', ['explain', 'arp-ignore']],
  ['rules', ['explain', 'one second']],
];

test.each(printing)('the JSON of %s is what its schema says: lvsrules %j', async (schema, words) => {
  const env = { LVSRULES_STATE: join(folder, 'state') };
  const { stdout, stderr } = await lvsrules([...words, '--format', 'json'], { env });
  expect(schemaErrors(schema, stdout), stderr).toEqual([]);
});
