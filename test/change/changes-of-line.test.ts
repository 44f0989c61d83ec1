import { expect, test } from 'vitest';
import { changesOfLine } from '../../src/change/changes-of-line.ts';
import { tableAfter } from '../../src/domain/apply-change.ts';
import type { Table } from '../../src/domain/table.ts';

const empty: Table = { services: [] };

test.each([
  ['-L -n', 'it changes nothing'],
  ['-R', 'it reads other lines: r restores a file'],
  ['-bogus', 'ipvsadm does not accept it: an option is unknown, or its value is missing'],
  ['-D -t 192.0.2.1:80', 'No such service'],
])('%s changes nothing: %s', async (line, failure) => {
  expect(await changesOfLine(line, empty)).toEqual({ ok: false, failure });
});

test('-C leaves an empty table', async () => {
  const added = await changesOfLine('-A -t 192.0.2.1:80', empty);
  if (!added.ok) throw new Error(added.failure);
  const table = tableAfter(empty, added.value);
  const flushed = await changesOfLine('-C', table);
  if (!flushed.ok) throw new Error(flushed.failure);
  expect(tableAfter(table, flushed.value)).toEqual(empty);
});
