import { expect, it } from 'vitest';
import { wordsOf } from '../../../src/directors/netlink/attribute-table.ts';
import type { Conversation } from '../../../src/directors/netlink/conversation.ts';
import * as encode from '../../../src/directors/netlink/encode.ts';
import { commands } from '../../../src/directors/netlink/netlink-numbers.ts';
import { netlinkDirector } from '../../../src/directors/netlink-director.ts';
import type { Change } from '../../../src/domain/change.ts';
import { success } from '../../../src/domain/result.ts';
import { memoryFiles } from '../../support/memory-files.ts';

const services = Array.from({ length: 1000 }, (_, index) =>
  wordsOf(
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
function interrupted() {
  const stop = new AbortController();
  const asked: number[] = [];
  const count = (command: number) => {
    asked.push(command);
    if (asked.length === 10)
      setImmediate(() => {
        stop.abort();
      });
  };
  const kernel: Conversation = {
    ask(command) {
      count(command);
      return [];
    },
    *dump(command, _, rows) {
      count(command);
      rows.begin();
      if (command === commands.getService) for (const words of services) rows.take(words, 0, words.byteLength);
      yield 'dumping';
      return 0;
    },
    close: () => undefined,
  };
  // Each look at the clock takes a millisecond.
  let now = 0;
  const opened = netlinkDirector(memoryFiles(), success(kernel), () => now++);
  if (!opened.ok) throw new Error('not opened');
  return { director: opened.value, signal: stop.signal, asked };
}

it('a table is no longer read after Ctrl-C', async () => {
  const { director, signal, asked } = interrupted();
  expect(await director.observe(signal)).toEqual({ ok: false, failure: { kind: 'interrupted' } });
  expect(asked.length).toBeLessThan(200);
});

it('no further change is made after Ctrl-C', async () => {
  const { director, signal, asked } = interrupted();
  const changes = Array.from({ length: 1000 }, (): Change => ({ kind: 'flush' }));
  expect(await director.apply(changes, signal)).toEqual({ ok: false, failure: { kind: 'interrupted' } });
  expect(asked.length).toBeLessThan(200);
});

it('a signal that was given before makes nothing', async () => {
  const { director, asked } = interrupted();
  expect(await director.apply([{ kind: 'flush' }], AbortSignal.abort())).toMatchObject({ ok: false });
  expect(await director.observe(AbortSignal.abort())).toMatchObject({ ok: false });
  expect(asked).toEqual([]);
});

it('without a signal everything is read', async () => {
  const { director } = interrupted();
  expect(await director.observe()).toMatchObject({ ok: true, value: { services: { length: 1000 } } });
});
