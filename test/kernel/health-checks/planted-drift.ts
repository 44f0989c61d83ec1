import assert from 'node:assert/strict';
import { fact, lvsrules, output } from '../fact.ts';

/** A change by hand, how to undo it, and the word of the difference that it makes. */
export interface PlantedDrift {
  readonly title: string;
  readonly hand: string;
  readonly back: string;
  readonly shown: string;
}

/** Each change by hand is found, and gone when it was undone. */
export async function plantedDriftIsFound(spec: string, planted: readonly PlantedDrift[]): Promise<void> {
  for (const { title, hand, back, shown } of planted) {
    await fact(`${spec}: ${title} is drift`, () => {
      output('/usr/sbin/ipvsadm', ...hand.split(' '));
      const found = lvsrules(['diff', spec, 'netlink']);
      output('/usr/sbin/ipvsadm', ...back.split(' '));
      assert.equal(found.exit, 1, found.stdout + found.stderr);
      assert.ok(found.stdout.includes(shown), found.stdout);
    });
  }
  await fact(`${spec}: what was changed back is not drift`, () => {
    assertNoDrift(spec);
  });
}

/** Nothing but the state of health checks differs; gives what was said of it. */
export function assertNoDrift(spec: string): string {
  const found = lvsrules(['diff', spec, 'netlink']);
  assert.equal(found.stdout, '');
  assert.equal(found.exit, 0, found.stderr);
  return found.stderr;
}
