import { describe, expect, test } from 'vitest';
import { type Operator, operator } from '../support/operator.ts';

/** A click, in columns and rows from 1. */
const click = (column: number, row: number) => `\x1b[<0;${column};${row}M\x1b[<0;${column};${row}m`;
const [up, down] = ['\x1b[<64;10;10M', '\x1b[<65;10;10M'];

function cursor({ state }: Operator): string | null {
  return state.table.cursor;
}

/** The row of the screen, from 1, that holds a text. */
function rowOf({ screen }: Operator, text: string): number {
  return screen.findIndex((row) => row.includes(text)) + 1;
}

const off = operator();
const on = off.type('m');

describe.each([
  [80, 24],
  [200, 60],
  [40, 10],
])('with the mouse, at %i columns and %i rows', (columns, rows) => {
  const sized = on.happens({ kind: 'resized', size: { columns, rows } }).type('j');

  test('a click on a row moves the cursor there, a second one opens it', () => {
    const place = rowOf(sized, '10.0.0.2:80');
    const there = sized.type(click(10, place));
    expect(cursor(there)).toBe('tcp 192.0.2.1:80 10.0.0.2:80');
    expect(there.type(click(10, place)).state.view).toBe('detail');
  });

  test('a click beside rows and tabs does nothing', () => {
    for (const [column, row] of [
      [10, 1],
      [columns, rows],
      [500, 500],
    ] as const) {
      expect(cursor(sized.type(click(column, row)))).toBe(cursor(sized));
    }
  });
});

describe('a click on the head of a column', () => {
  const row = rowOf(on, 'ACTIVE');
  const head = (title: string, from = on) => click((from.screen[row - 1] ?? '').indexOf(title) + 1, row);

  test('sorts by it, and again turns the order round', () => {
    const sorted = on.type(head('ACTIVE'));
    expect(sorted.state.table.sort).toEqual({ column: 'active', descending: true });
    const turned = sorted.type(head('↓', sorted));
    expect(turned.state.table.sort).toEqual({ column: 'active', descending: false });
    expect(turned.type(head('WEIGHT')).state.table.sort).toEqual({ column: 'weight', descending: true });
    expect(turned.type(head('SERVICE', turned)).state.table.sort).toEqual({ column: 'name', descending: false });
  });

  test('finds it where the columns are scrolled', () => {
    const scrolled = on.type('\x1b[C\x1b[C');
    expect(scrolled.type(head('ACTIVE', scrolled)).state.table.sort?.column).toBe('active');
  });

  test('does nothing beside the columns, or while the mouse is off', () => {
    expect(on.type(click(80, row)).state.table.sort).toBeNull();
    expect(off.type(head('ACTIVE')).state.table.sort).toBeNull();
  });
});

test('a click on a tab shows its view', () => {
  const row = rowOf(on, '1 Services');
  const column = (on.screen[row - 1] ?? '').indexOf('3 Conn') + 1;
  expect(on.type(click(column, row)).state.view).toBe('connections');
  expect(on.type(click(1, row)).state.view).toBe('table');
});

test('the wheel moves three rows', () => {
  expect(on.type(down).state.table.place).toBe(3);
  expect(on.type(down + up).state.table.place).toBe(0);
});

test('a plan scrolls with the wheel, and no click applies it', () => {
  const plan = on.type('jw3\r');
  const all = plan.screen.map((_, row) => click(3, row + 1)).join('');
  expect(plan.type(all).state).toEqual(plan.state);
  expect(plan.type(all).effects).toEqual(plan.effects);
  expect(plan.type(down).state.dialog?.kind).toBe('plan');
});

test('without it clicks do nothing', () => {
  expect(off.type(click(10, rowOf(off, '10.0.0.2:80'))).state).toEqual(off.state);
});

test('m asks the terminal for clicks, and stops that', () => {
  expect(on.effects).toEqual([{ kind: 'mouse', on: true }]);
  expect(on.type('m').effects.at(-1)).toEqual({ kind: 'mouse', on: false });
});
