import { expect, test } from 'vitest';
import type { Journal } from '../../src/change/journal/journal.ts';
import { keepApplied, lastApplied } from '../../src/change/journal/kept-tables.ts';
import { server, service, table } from '../plan/support/tables.ts';
import { memoryFiles } from '../support/memory-files.ts';

const applied = table(service('192.0.2.1:80', {}, [server('10.0.0.1:80')]));

test.each([
  ['in the same boot and namespace', 'boot-1 net:[1]', 'boot-1 net:[1]', true],
  ['after a reboot', 'boot-1 net:[1]', 'boot-2 net:[1]', false],
  ['in another network namespace', 'boot-1 net:[1]', 'boot-1 net:[2]', false],
  ['in a boot whose name begins alike', 'boot-1 net:[1]', 'boot-1 net:[1', false],
  ['of a table that outlives the boot', undefined, undefined, true],
])('what was applied is remembered %s: %s, %s', async (_, then, now, isRemembered) => {
  const files = memoryFiles();
  const journal = (life: string | undefined): Journal => ({
    files,
    directory: '/state',
    user: 0,
    table: 't',
    ...(life && { life }),
  });
  expect(await keepApplied(journal(then), '/site.rules', applied, 'one')).toMatchObject({ ok: true });
  const last = await lastApplied(journal(now), '/site.rules');
  expect(last).toEqual(isRemembered ? { table: applied, by: 'one' } : null);
});
