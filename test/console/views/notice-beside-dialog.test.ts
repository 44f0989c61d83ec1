import { describe, expect, test } from 'vitest';
import { busySite, drainingSite, server, service, twoSites } from '../support/observations.ts';
import { type Operator, operator } from '../support/operator.ts';

function opened(columns: number, rows: number, keys: string): Operator {
  return operator({ size: { columns, rows } }).type(keys);
}

/** Another operator adds a service, which the console says in a notice. */
function noticed(open: Operator): Operator {
  const services = [busySite, drainingSite, service('192.0.2.3', [server('10.0.0.9')])];
  return open.sees({ ...twoSites, services }, 2000);
}

describe.each([
  [80, 24],
  [120, 40],
  [60, 15],
  [40, 10],
])('a notice that arrives at %i columns and %i rows leaves in sight the keys', (columns, rows) => {
  test.each([
    ['a plan', 'jd', 'plan'],
    ['a plan to be confirmed with a word', 'jx', 'plan'],
    ['a form', 'ji', 'form'],
    ['a prompt', ':', 'prompt'],
    ['the choice of columns', 'c', 'columns'],
  ])('of %s', (_, keys, kind) => {
    const open = opened(columns, rows, keys);
    expect(open.state.dialog?.kind).toBe(kind);
    const { screen } = noticed(open);
    expect(screen).toHaveLength(rows);
    expect(screen.at(-2)).toBe(open.screen.at(-1));
    expect(screen.at(-1)).toMatch(/^ changed elsewhere: TCP 192\.0\.2\.3:80/);
  });
});

test('a notice takes no row of what must be typed to confirm a plan', () => {
  expect(noticed(opened(80, 24, 'jx')).screen.at(-3)).toContain('Type delete to confirm:');
});

test('a dialog has the row of the notice back after the next key', () => {
  expect(
    noticed(opened(80, 24, 'jx'))
      .type('d')
      .screen.at(-1),
  ).toMatch(/^ Esc cancel/);
});
