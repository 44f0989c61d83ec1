import { expect, test } from 'vitest';
import { frame } from '../../../src/console/views/frame.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import { figures, server, service } from '../support/observations.ts';
import { type Operator, operator, start } from '../support/operator.ts';

const table = (active: number): Observation => {
  const busy = { active, rates: figures({ connections: BigInt(active) }) };
  const [web, mail] = [[server('10.0.0.1', busy), server('10.0.0.2')], [server('10.0.0.3', busy)]];
  return { services: [service('192.0.2.1', web), service('192.0.2.2', mail)], unknown: [] };
};

const named = { nameOf: (address: string) => (address === '10.0.0.1' ? 'web1' : null) };
const other = operator().state;

/** Frames drawn one after another show what each shows when it is drawn alone. */
test.each<[what: string, steps: readonly ((one: Operator) => Operator)[]]>([
  ['the cursor moves', ['j', 'j', 'k', 'G', 'g'].map((keys) => (one) => one.type(keys))],
  ['a row is marked', [' ', 'j', 'U'].map((keys) => (one) => one.type(keys))],
  ['a row is searched', ['/0.2\r', 'n', 'j'].map((keys) => (one) => one.type(keys))],
  ['rows are filtered', ['f0.3\r', 'j', 'F'].map((keys) => (one) => one.type(keys))],
  ['rows are sorted', [':sort active\r', 'I', 'j'].map((keys) => (one) => one.type(keys))],
  ['services are folded', ['-', 'j', '+'].map((keys) => (one) => one.type(keys))],
  ['columns are scrolled', ['\x1b[C', '\x1b[C', 'j'].map((keys) => (one) => one.type(keys))],
  ['a change is staged', ['j', 'w7\r\x13', 'j', 'u'].map((keys) => (one) => one.type(keys))],
  ['names are shown', [':names\r', 'j'].map((keys) => (one) => one.type(keys))],
  ['other views are shown', ['2', 'j', '4', '1', 'j'].map((keys) => (one) => one.type(keys))],
  ['the table changes', [7, 9, 0].map((active) => (one) => one.sees(table(active), 1000 + active))],
  [
    'it is paused while the table changes',
    [(one) => one.type('Z'), (one) => one.sees(table(8), 9000), (one) => one.type('Z')],
  ],
  [
    'the terminal is resized',
    [60, 200, 28].map((columns) => (one) => one.happens({ kind: 'resized', size: { columns, rows: 24 } })),
  ],
])('when %s', (_, steps) => {
  let one = operator({ ...start, preferences: named }, table(3));
  for (const step of steps) {
    one = step(one);
    const drawn = frame(one.state);
    frame(other);
    expect(drawn).toEqual(frame(one.state));
  }
});
