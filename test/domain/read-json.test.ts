import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonFaultText, readExactJson, readJson } from '../../src/domain/read-json.ts';

describe('JSON from outside', () => {
  test.each(['{', '', '[1,]', '{"a" 1}', '"abc', '"\\', '{"a":"\\"}', '\0'])(
    'that is malformed is a fault: %j',
    (text) => {
      expect(readJson(text)).toMatchObject({ ok: false, failure: { what: 'it is not JSON' } });
      expect(readExactJson(text)).toMatchObject({ ok: false, failure: { what: 'it is not JSON' } });
    },
  );

  test.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
    ['both', '{"a":[', ']}'],
    ['lists that never end', '[', ''],
  ])('may not nest 100,000 %s', (_, open, close) => {
    const text = open.repeat(100_000) + '1' + close.repeat(100_000);
    for (const read of [readJson(text), readExactJson(text)]) {
      expect(read.ok ? '' : jsonFaultText(read.failure)).toBe('it has more than 32 objects or lists inside each other');
    }
  });

  test('brackets inside of strings do not nest', () => {
    expect(readJson(`["${'['.repeat(100)}", "\\"${'{'.repeat(100)}"]`).ok).toBe(true);
  });

  test.each(['a', '\\n', '\\"', '\\\\', '1'])('may hold a string of millions of %s', (piece) => {
    const text = `{"a":"${piece.repeat(3_000_000)}","b":18446744073709551615}`;
    expect(readJson(text).ok).toBe(true);
    expect(readExactJson(text)).toMatchObject({ ok: true, value: { b: 18446744073709551615n } });
  });

  test('is read as JSON.parse reads it, except that integers beyond 53 bits keep every digit', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
        expect(readExactJson(text)).toEqual({ ok: true, value: JSON.parse(text, exactInteger) });
      }),
      { seed: 1490549175, examples: [['{"":9007199254740992}'], ['[-9007199254740992,1e+21,9007199254740991]']] },
    );
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), fc.string(), (number, name) => {
        const text = `{${JSON.stringify(name)}:[${number},"${number}"]}`;
        const exact = Number.isSafeInteger(Number(number)) ? Number(number) : number;
        expect(readExactJson(text)).toEqual({ ok: true, value: { [name]: [exact, String(number)] } });
      }),
      { seed: 1490549175 },
    );
  });
});

/** A reviver for text that JSON.stringify has written: there the digits of an integer are those of its number. */
function exactInteger(_: string, value: unknown): unknown {
  const isBig = typeof value === 'number' && /^-?[0-9]+$/.test(String(value)) && !Number.isSafeInteger(value);
  return isBig ? BigInt(String(value)) : value;
}
