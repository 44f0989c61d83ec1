import { describe, expect, test } from 'vitest';
import { operator } from '../support/operator.ts';

describe('a locked console says why it does nothing', () => {
  test.each(['w', 'a', 'o', 'i', 'x', 'd', 'z', 'r', 's', ';'])('%s', (key) => {
    const after = operator({ lock: { reason: 'started with --read-only', opens: false } }).type(`j${key}`);
    expect(after.state.dialog).toBeNull();
    expect(after.state.notice?.text).toContain('started with --read-only');
  });

  test('L opens a lock that L closed, and no other', () => {
    expect(operator().type('L').state.lock?.opens).toBe(true);
    expect(operator().type('LL').state.lock).toBeNull();
    expect(operator({ lock: { reason: 'read-only', opens: false } }).type('L').state.lock).not.toBeNull();
  });
});
