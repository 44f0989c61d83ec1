import { describe, expect, test } from 'vitest';
import { operator } from '../support/operator.ts';

const place = (keys: string) => operator().type(keys).state.table.place;

describe('a search, while it is typed', () => {
  test('goes to the first row that contains the text, and says how many there are', () => {
    const typed = operator().type('/10.0.0.3');
    expect(typed.state.table.place).toBe(4);
    expect(typed.screen.join('\n')).toContain('1 of 1 row');
    expect(operator().type('/10.0.0').screen.join('\n')).toContain('1 of 4 rows');
  });

  test('begins at the row where it was opened, at every key', () => {
    expect(place('jj/10.0.0.1')).toBe(1);
    expect(place('jj/10.0.0.1\x7f')).toBe(2);
  });

  test('says that nothing was found, and stays where it began', () => {
    const typed = operator().type('jj/10.0.9');
    expect(typed.state.table.place).toBe(2);
    expect(typed.screen.join('\n')).toContain("no row contains '10.0.9'");
  });

  test('goes back to that row and to the search before it with Esc', () => {
    const left = operator().type('/0.2\rgj/0.4\x1b');
    expect(left.state.table).toMatchObject({ place: 1, search: '0.2' });
  });
});

test('n and N say which of the rows it is', () => {
  const found = operator().type('/10.0.0\r');
  expect(found.type('n').state.notice?.text).toBe("2 of 4 rows with '10.0.0'");
  expect(found.type('N').state.notice?.text).toBe("4 of 4 rows with '10.0.0'");
});

test('rows that were not searched are named', () => {
  expect(operator().type('*/10.0.0.1\r').state.notice?.text).toBe(
    "no row contains '10.0.0.1'; rows that are folded (* unfolds all) were not searched",
  );
});
