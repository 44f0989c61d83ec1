import * as v from 'valibot';
import { expect, test } from 'vitest';
import { issueSentence } from '../../src/domain/schema-issue.ts';

const schema = v.strictObject({
  name: v.string(),
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
  kind: v.picklist(['tcp', 'udp']),
  list: v.array(v.union([v.string(), v.number()])),
});
const good = { name: 'a', count: 1, kind: 'tcp', list: [] };

test.each([
  [{ ...good, name: 5 }, 'expected a text, found 5'],
  [{ ...good, count: 'x' }, 'expected a number, found "x"'],
  [{ ...good, count: -1 }, 'expected at least 0, found -1'],
  [{ ...good, count: 1.5 }, 'expected a whole number, found 1.5'],
  [{ ...good, kind: 'sctp' }, 'expected one of tcp, udp, found "sctp"'],
  [{ ...good, list: {} }, 'expected a list, found an object'],
  [{ ...good, list: [null] }, 'expected a text or a number, found null'],
  [{ ...good, other: 1 }, 'is not a name that is known here'],
  [{ name: 'a' }, 'is missing'],
])('%j: %s', (value, sentence) => {
  const checked = v.safeParse(schema, value);
  expect(checked.issues?.map(issueSentence)[0]).toBe(sentence);
});
