import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KnownRows } from '../../../src/directors/netlink/known-rows.ts';

/** Rows that are their own words; a dump is a list of them. */
function dumps() {
  const made: string[] = [];
  const rows = new KnownRows((words: Uint32Array, from, end) => {
    const text = words.subarray(from / 4, end / 4).join(' ');
    made.push(text);
    return { text };
  });
  return {
    /** All rows of this dump, and those that had to be decoded. */
    dump(...messages: readonly (readonly number[])[]) {
      made.length = 0;
      const words = Uint32Array.from(messages.flat());
      rows.begin();
      let at = 0;
      for (const message of messages) {
        rows.take(words, at, at + 4 * message.length);
        at += 4 * message.length;
      }
      return { rows: rows.all(), made: [...made] };
    },
    begin: () => {
      rows.begin();
    },
  };
}

test('the same dump gives the same rows, and nothing is decoded', () => {
  const { dump } = dumps();
  const first = dump([1, 2], [3, 4]);
  const second = dump([1, 2], [3, 4]);
  expect(second.rows).toBe(first.rows);
  expect(second.made).toEqual([]);
});

test.each<[title: string, next: readonly (readonly number[])[], made: readonly string[]]>([
  ['one row changed', [[1, 2], [3, 9], [5]], ['3 9']],
  ['a row more', [[1, 2], [3, 4], [5], [6, 7]], ['6 7']],
  [
    'the last row gone',
    [
      [1, 2],
      [3, 4],
    ],
    [],
  ],
  ['none left', [], []],
  ['one has another length: the rows after it are decoded again', [[1, 2], [3], [5]], ['3', '5']],
  ['the first is gone: the rows after it have moved', [[3, 4], [5]], ['3 4', '5']],
])('%s', (_, next, made) => {
  const { dump } = dumps();
  const before = dump([1, 2], [3, 4], [5]);
  const shown = before.rows.map(({ text }) => text);
  const after = dump(...next);
  expect(after.rows.map(({ text }) => text)).toEqual(next.map((row) => row.join(' ')));
  expect(after.made).toEqual(made);
  expect(before.rows.map(({ text }) => text)).toEqual(shown);
});

test('rows of any dumps are those of the last one, and earlier ones keep theirs', () => {
  const message = fc.array(fc.nat(2), { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(fc.array(message, { maxLength: 6 }), { maxLength: 6 }), (all) => {
      const { dump } = dumps();
      const seen = all.map((messages) => dump(...messages).rows);
      expect(seen.map((rows) => rows.map(({ text }) => text))).toEqual(
        all.map((messages) => messages.map((words) => words.join(' '))),
      );
    }),
  );
});
