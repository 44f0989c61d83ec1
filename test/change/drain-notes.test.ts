import { describe, expect, test } from 'vitest';
import { drainNotes } from '../../src/change/journal/drain-notes.ts';
import type { LogEntry } from '../../src/change/journal/change-log.ts';

const entry = (who: string, commands: readonly string[], given: Partial<LogEntry> = {}): LogEntry => ({
  version: 1,
  id: who,
  at: '2026-11-29T10:00:00.000Z',
  who,
  director: 'netlink',
  table: 't',
  target: 'x',
  before: { fingerprint: '' },
  after: {},
  commands: [...commands],
  result: 'done',
  ...given,
});

const server = '-t 192.0.2.1:80 -r 10.0.0.1:80';
const drain = entry('li', [`-e ${server} -m -w 0 -x 500`], { reason: 'kernel' });

describe('a drain is on record until something ends it', () => {
  test.each<[string, readonly LogEntry[], string | null]>([
    ['a drain', [drain], 'li'],
    ['a second drain of the same server', [drain, entry('ann', [`-e ${server} -m -w 0`])], 'li'],
    ['a server added with weight 0', [entry('ann', [`-a ${server} -g -w 0`])], 'ann'],
    ['a weight', [drain, entry('ann', [`-e ${server} -m -w 4`])], null],
    ['a deletion', [drain, entry('ann', [`-d ${server}`])], null],
    ['a deletion of its service', [drain, entry('ann', ['-D -t 192.0.2.1:80'])], null],
    ['a deletion of another service', [drain, entry('ann', ['-D -t 192.0.2.1:8'])], 'li'],
    ['an emptied table', [drain, entry('ann', ['-C'])], null],
    ['a drain that was rolled back', [{ ...drain, result: 'undone' }], null],
    ['an edit of the service', [drain, entry('ann', ['-E -t 192.0.2.1:80 -s rr'])], 'li'],
  ])('%s', (_, entries, who) => {
    expect(drainNotes(entries).get(server)?.who ?? null).toBe(who);
  });

  test('with its reason', () => {
    expect(drainNotes([drain]).get(server)).toMatchObject({ who: 'li', reason: 'kernel' });
  });

  test('of a mark of IPv6', () => {
    const marked = '-f 7 -6 -r [2001:db8::1]:0';
    expect(drainNotes([entry('li', [`-e ${marked} -i -w 0 --tun-type gre`])]).has(marked)).toBe(true);
  });
});
