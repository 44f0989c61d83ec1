import { expect, test } from 'vitest';
import type { SyncDaemon } from '../../../src/domain/table.ts';
import { daemonLines } from '../../../src/report/diff/daemons.ts';

const before: SyncDaemon = {
  state: 'master',
  device: 'eth0',
  syncId: 1,
  maxLength: 1460,
  group: '224.0.0.81',
  port: 8848,
  ttl: 1,
};

test.each<[Partial<SyncDaemon>, string]>([
  [{ syncId: 2 }, "syncid 1 → 2: they no longer receive each other's messages"],
  [{ device: 'eth1' }, 'interface eth0 → eth1: it is cut off from directors on the old network'],
  [{ group: '224.0.0.82' }, 'group 224.0.0.81 → 224.0.0.82: it is cut off from directors in the old group'],
  [{ port: 8849 }, 'port 8848 → 8849: it is cut off from directors on the old port'],
  [{ ttl: 3 }, 'ttl 1 → 3: how many routers its messages can pass'],
  [{ maxLength: 9000 }, 'message size 1460 → 9000: a backup with a smaller size drops larger messages'],
])('a changed daemon says what %j means', (change, line) => {
  const diff = { kind: 'changed-daemon', before, after: { ...before, ...change } } as const;
  expect(daemonLines(diff)).toEqual(['~ daemon master', `    ~ ${line}`]);
});

test('a daemon that comes or goes is named with its network and syncid', () => {
  expect(daemonLines({ kind: 'added-daemon', daemon: before })).toEqual(['+ daemon master on eth0, syncid 1']);
  expect(daemonLines({ kind: 'removed-daemon', daemon: before })).toEqual(['- daemon master on eth0, syncid 1']);
});
