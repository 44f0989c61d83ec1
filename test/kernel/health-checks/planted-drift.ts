import assert from 'node:assert/strict';
import { fact, lvsrules, output } from '../fact.ts';

/** A change by hand, how to undo it, and the word of the difference that it makes. */
export interface PlantedDrift {
  readonly title: string;
  readonly hand: string;
  readonly back: string;
  readonly shown: string;
}

/** A service that no file of these jobs names. */
export const strayService: PlantedDrift = {
  title: 'a service that the file does not name',
  hand: '-A -t 10.1.0.99:25 -s rr',
  back: '-D -t 10.1.0.99:25',
  shown: '10.1.0.99:25',
};

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

/** Nothing but the state of health checks differs; gives what was said about it. */
export function assertNoDrift(spec: string): string {
  const found = lvsrules(['diff', spec, 'netlink']);
  assert.equal(found.stdout, '');
  assert.equal(found.exit, 0, found.stderr);
  return found.stderr;
}

/** A change of its service says which program owns it, and by which file. */
export async function ownerIsNamed(program: string, file: string): Promise<void> {
  await fact(`apply to a service of ${program} names the owner and its file`, () => {
    const rules = lvsrules(['convert', file]).stdout.replace('-s wrr', '-s lc');
    const { stderr } = lvsrules(['apply', '-', '--dry-run', '--director', 'netlink'], rules);
    assert.match(stderr, new RegExp(`${program} \\(process \\d+\\) owns tcp 10\\.1\\.0\\.1:80`));
    assert.ok(stderr.includes(file), stderr);
  });
}
