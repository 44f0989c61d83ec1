import { expect, it } from 'vitest';
import { number32 } from '../../../src/directors/netlink/attributes.ts';
import * as encode from '../../../src/directors/netlink/encode.ts';
import { readAttributes } from '../../../src/directors/netlink/attributes.ts';
import { commands } from '../../../src/directors/netlink/netlink-numbers.ts';
import { netlinkDirector } from '../../../src/directors/netlink-director.ts';
import type { Change } from '../../../src/domain/change.ts';
import { success } from '../../../src/domain/result.ts';
import { memoryFiles } from '../../support/memory-files.ts';

const services = Array.from({ length: 1000 }, (_, index) =>
  readAttributes(
    encode.serviceSettings({
      key: { kind: 'fwmark', mark: index + 1, family: 'inet' },
      scheduler: 'rr',
      flags: 0,
      persistence: null,
      engine: null,
      onePacket: false,
    }),
  ),
);

/** A kernel with a thousand services that counts its questions, and at the tenth one Ctrl-C is pressed. */
async function interrupted() {
  const stop = new AbortController();
  const asked: number[] = [];
  const answer = (command: number) => {
    asked.push(command);
    if (asked.length === 10)
      setImmediate(() => {
        stop.abort();
      });
    if (command === commands.getService) return Promise.resolve(services);
    return Promise.resolve(command === commands.getConfig ? [readAttributes(number32(4, 900))] : []);
  };
  const kernel = { ask: answer, dump: answer, close: () => undefined };
  const opened = await netlinkDirector(memoryFiles(), Promise.resolve(success(kernel)));
  if (!opened.ok) throw new Error('not opened');
  return { director: opened.value, signal: stop.signal, asked };
}

it('a table is no longer read after Ctrl-C', async () => {
  const { director, signal, asked } = await interrupted();
  expect(await director.observe(signal)).toEqual({ ok: false, failure: { kind: 'interrupted' } });
  expect(asked.length).toBeLessThan(200);
});

it('no further change is made after Ctrl-C', async () => {
  const { director, signal, asked } = await interrupted();
  const changes = Array.from({ length: 1000 }, (): Change => ({ kind: 'flush' }));
  expect(await director.apply(changes, signal)).toEqual({ ok: false, failure: { kind: 'interrupted' } });
  expect(asked.length).toBeLessThan(200);
});

it('a signal that was given before makes nothing', async () => {
  const { director, asked } = await interrupted();
  expect(await director.apply([{ kind: 'flush' }], AbortSignal.abort())).toMatchObject({ ok: false });
  expect(await director.observe(AbortSignal.abort())).toMatchObject({ ok: false });
  expect(asked).toEqual([]);
});

it('without a signal everything is read', async () => {
  const { director } = await interrupted();
  expect(await director.observe()).toMatchObject({ ok: true, value: { services: { length: 1000 } } });
});
