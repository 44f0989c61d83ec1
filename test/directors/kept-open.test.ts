import { expect, test } from 'vitest';
import { keptOpen } from '../../src/directors/kept-open.ts';
import type { Observation } from '../../src/domain/observation.ts';
import { failure, type Result, success } from '../../src/domain/result.ts';
import type { Director, DirectorFailure } from '../../src/ports/director.ts';
import { specOf } from '../support/spec-of.ts';

const closed: DirectorFailure = { kind: 'not-understood', reason: 'the socket was closed' };

/** Directors of these specs, one after another; null: there is none. It says what happens to them. */
function directorsOf(...specs: readonly (string | null)[]) {
  const events: string[] = [];
  let opened = 0;
  const broken = new Set<number>();
  const openDirector = (): Promise<Result<Director, DirectorFailure>> => {
    const [number, spec = null] = [opened, specs[opened++]];
    if (spec === null) return Promise.resolve(failure({ kind: 'not-available', reason: 'gone' } as const));
    events.push(`open ${spec}`);
    const table: Observation = { services: [], unknown: [] };
    const director: Director = {
      spec: specOf(spec),
      observe: () => {
        events.push(`read ${number}`);
        return Promise.resolve(broken.has(number) ? failure(closed) : success(table));
      },
      connections: () => Promise.resolve(success([])),
      apply: () => {
        events.push(`change ${number}`);
        return Promise.resolve(success([]));
      },
      close: () => {
        events.push(`close ${number}`);
        return Promise.resolve();
      },
    };
    return Promise.resolve(success(director));
  };
  const kept = keptOpen(openDirector);
  /** Reads and changes the table, as a look or an apply does. */
  const use = async () => {
    const found = await kept.open();
    if (!found.ok) return found.failure.kind;
    const observed = await found.value.observe();
    if (observed.ok) await found.value.apply([]);
    await found.value.close();
    return observed.ok ? 'read' : observed.failure.kind;
  };
  return { events, use, close: kept.close, breaks: (number: number) => broken.add(number) };
}

test('a director by netlink stays open between two uses, until the end', async () => {
  const { use, close, events } = directorsOf('netlink');
  expect([await use(), await use()]).toEqual(['read', 'read']);
  await close();
  expect(events).toEqual(['open netlink', 'read 0', 'change 0', 'read 0', 'change 0', 'close 0']);
});

test.each(['ipvsadm', 'ssh://lb1', 'sim:state'])('a director %s is opened for each use', async (spec) => {
  const { use, close, events } = directorsOf(spec, spec);
  await use();
  await use();
  await close();
  const each = (number: number) => [`open ${spec}`, `read ${number}`, `change ${number}`, `close ${number}`];
  expect(events).toEqual([...each(0), ...each(1)]);
});

test.each<[title: string, next: string | null, result: string, events: readonly string[]]>([
  ['is opened again', 'netlink', 'read', ['read 0', 'close 0', 'open netlink', 'read 1', 'change 1']],
  [
    'gives way to another way',
    'ipvsadm',
    'read',
    ['read 0', 'close 0', 'open ipvsadm', 'read 1', 'change 1', 'close 1'],
  ],
  ['is away where there is none', null, 'not-available', ['read 0', 'close 0']],
])('one that no longer answers %s', async (_, next, result, expected) => {
  const { use, breaks, events } = directorsOf('netlink', next);
  await use();
  breaks(0);
  events.length = 0;
  expect([await use(), events]).toEqual([result, expected]);
});

test('one that fails on a new socket too is read once more only', async () => {
  const { use, breaks, events } = directorsOf('netlink', 'netlink');
  await use();
  breaks(0);
  breaks(1);
  expect(await use()).toBe('not-understood');
  expect(events.filter((each) => each.startsWith('read'))).toEqual(['read 0', 'read 0', 'read 1']);
});
