import { describe, expect, test } from 'vitest';
import { announcement } from '../../../src/console/linear/announcement.ts';
import { spoken } from '../../../src/console/linear/spoken.ts';
import { type Operator, operator } from '../support/operator.ts';

/** What is said about each key, from the state before it to the one after it. */
function said(from: Operator, keys: string): string {
  const all = [...keys].reduce(
    ({ one, text }, key) => {
      const next = one.type(key);
      return { one: next, text: text + announcement(one.state, next.state) };
    },
    { one: from, text: '' },
  );
  return all.text;
}

const start = operator();

test('at the start the view is named, and the row under the cursor is read', () => {
  expect(announcement(null, start.state).split('\n').slice(1)).toEqual([
    'console of sim; ? lists the keys, q quits',
    'services: 6 rows',
    'TCP 192.0.2.1:80, method wrr, weight 3, active 19, inact 75, conn/s 0, got/want % 1 over, 1 of 6',
  ]);
});

test('a row is read when the cursor comes to it, with its marks and what is staged', () => {
  expect(said(start, 'j')).toMatch(/^\n10\.0\.0\.1:80, method Route, weight 1, active 12, .*, 2 of 6$/);
  expect(said(start, 'j k')).toContain('10.0.0.1:80, marked, method');
  expect(said(start.type('jw3\r\x13k'), 'j')).toContain('10.0.0.1:80, staged change, method');
});

test('typed text continues the line of its prompt', () => {
  expect(said(start.type('j'), 'w12')).toBe('\nWeight of 10.0.0.1:80, now 1 (N, +N, -N): 12');
  expect(said(start, '/x')).toBe('\n/x');
});

test('a plan is said in full, with what Enter does', () => {
  const plan = said(start.type('jw3'), '\r');
  expect(plan).toContain('\n~ ipvsadm -e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 3');
  expect(plan).toMatch(/\nEnter applies it, Esc changes nothing$/);
  expect(said(start.type('jw3\r'), '\r')).toContain('\napplying 1 line…');
});

test('a form reads the field that gets the keyboard', () => {
  const form = start.type('a');
  expect(announcement(start.state, form.state)).toMatch(/\nAdd/);
  expect(said(form, '\t')).toMatch(/^\n[A-Z][^\n]*$/);
});

test('a form says what is wrong after Enter, and not at every key', () => {
  const form = start.type('a');
  expect(said(form, '10.0.0.300')).toBe('10.0.0.300');
  expect(said(form.type('10.0.0.300'), '\r')).toContain("\nAddress: '10.0.0.300' is not an IPv4 or IPv6 address");
});

test('new figures alone say nothing', () => {
  const later = start.sees({ services: start.state.live.latest?.observation.services ?? [], unknown: [] }, 2000);
  expect(announcement(start.state, later.state)).toBe('');
});

test('that the director does not answer is said once, and that it answers again', () => {
  const late = start.happens({ kind: 'tick', at: 9000 });
  expect(announcement(start.state, late.state)).toBe('\nstale for 00:08: the director does not answer');
  expect(announcement(late.state, late.happens({ kind: 'tick', at: 10_000 }).state)).toBe('');
  const back = late.sees(start.state.live.latest?.observation ?? { services: [], unknown: [] }, 10_000);
  expect(announcement(late.state, back.state)).toBe('\nthe director answers again');
});

test('help is read in full, and a filter says how many rows it leaves', () => {
  expect(said(start, '?')).toContain('\nMoving');
  const filtered = start.type('f10.0.0.3');
  expect(announcement(filtered.state, filtered.type('\r').state)).toMatch(
    /^\nservices: 2 rows, filter 10\.0\.0\.3\nTCP 192/,
  );
});

describe('nothing drawn is said', () => {
  test.each([
    ['── Drain ──── 1 command ─', 'Drain 1 command'],
    ['  ├ 10.0.0.1:80', '10.0.0.1:80'],
    ['15/33  █▏', '15/33'],
    ['───', ''],
  ])('%j is %j', (text, words) => {
    expect(spoken(text)).toBe(words);
  });
});
