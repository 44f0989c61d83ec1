import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mayMount, type SmallDisk, smallDisk } from '../support/small-disk.ts';
import { rulesAfter, rulesBefore, workbench } from '../support/workbench.ts';

const skipped = mayMount ? '' : ' (skipped: only root can mount a small disk)';

const ugly = `ipvsadm ${rulesBefore.replaceAll('-A ', '-A    ')}`;
const full = /no space left on the device/;

/** The entry of such a change in the log is longer than a block, so it is torn where the disk ends. */
const large = Array.from({ length: 150 }, (_, at) => `-A -u 192.0.2.9:${1000 + at} -s rr\n`).join('');

let disk: SmallDisk;

describe.skipIf(!mayMount)(`on a full disk${skipped}`, () => {
  beforeAll(() => {
    disk = smallDisk();
  });
  afterAll(() => {
    disk.remove();
  });

  describe('what cannot be written is an error, and the file stays as it was', () => {
    beforeEach(() => {
      disk.relieve();
      writeFileSync(join(disk.path, 'old.rules'), rulesBefore);
      writeFileSync(join(disk.path, 'ugly.rules'), ugly);
      disk.fill();
    });

    test.each<[exit: number, command: string]>([
      [2, 'save -o DISK/old.rules --director file:after.rules'],
      [2, 'save -o DISK/new.rules --director file:after.rules'],
      [2, 'plan after.rules --director file:before.rules -o DISK/new.plan'],
      [2, 'plan after.rules --director file:before.rules -o DISK/old.rules'],
      [2, 'fmt DISK/ugly.rules'],
      [2, 'lint --fix --profile strict DISK/ugly.rules'],
      [2, 'lint before.rules --output json:DISK/new.json'],
      [2, 'lint bad.rules --write-baseline DISK/new.json'],
      [2, 'lint --add-suppressions --profile strict DISK/ugly.rules'],
      [2, 'simulate before.rules --svg DISK/new.svg'],
      [2, 'doctor --director sim --record DISK/new.json'],
      [2, 'ipvsadm --director sim:DISK/new.json -- -A -t 192.0.2.1:80'],
      [1, 'apply after.rules --yes --director file:DISK/old.rules'],
      [1, 'apply after.rules --yes --director sim:DISK/new.json'],
      [1, 'watch --once-now after.rules --director file:DISK/old.rules'],
    ])('exit %i: %s', async (exit, command) => {
      const bench = await workbench({ 'before.rules': rulesBefore, 'after.rules': rulesAfter, 'bad.rules': '-Q\n' });
      const ended = await bench.run(command.replaceAll('DISK', disk.path).split(' '));
      expect(ended).toMatchObject({ exit });
      expect(ended.stderr).toMatch(full);
      expect(readdirSync(disk.path).sort()).toEqual(['.filler', 'old.rules', 'ugly.rules']);
      expect(readFileSync(join(disk.path, 'old.rules'), 'utf8')).toBe(rulesBefore);
      expect(readFileSync(join(disk.path, 'ugly.rules'), 'utf8')).toBe(ugly);
    });
  });

  test('a state file of the simulated kernel is replaced whole or not at all', async () => {
    const bench = await workbench({ 'large.rules': large, 'before.rules': rulesBefore });
    const director = `sim:${disk.path}/state.json`;
    disk.relieve();
    expect(await bench.run(['apply', 'before.rules', '--yes', '--director', director])).toMatchObject({ exit: 0 });
    disk.fill(4);
    const ended = await bench.run(['apply', 'large.rules', '--yes', '--director', director]);
    expect(ended).toMatchObject({ exit: 1 });
    expect(ended.stderr).toMatch(full);
    expect((await bench.run(['diff', 'before.rules', director])).exit).toBe(0);
  });

  test('the table and the log agree, however much room is left for the journal', async () => {
    const exits: (number | null)[] = [];
    for (let blocks = 0; exits.at(-1) !== 0; blocks++) {
      const state = join(disk.path, `state-${blocks}`);
      const bench = await workbench({ 'before.rules': rulesBefore, 'large.rules': large });
      const run = (...args: readonly string[]) =>
        bench.run([...args, '--director', 'sim:live'], { env: { LVSRULES_STATE: state } });
      const isLive = async (name: string) => (await bench.run(['diff', name, 'sim:live'])).exit === 0;
      disk.relieve();
      expect(await run('apply', 'before.rules', '--yes')).toMatchObject({ exit: 0 });
      disk.fill(blocks);
      const ended = await run('apply', 'large.rules', '--yes');
      exits.push(ended.exit);
      if (ended.exit !== 0) expect(ended).toMatchObject({ exit: 1, stderr: expect.stringMatching(full) as string });
      disk.relieve();
      if (await isLive('large.rules')) {
        expect(await run('undo', '--yes')).toMatchObject({ exit: 0 });
      } else expect(ended.exit).toBe(1);
      expect(await isLive('before.rules'), `${blocks} blocks`).toBe(true);
      rmSync(state, { recursive: true });
    }
    expect(exits.length).toBeGreaterThan(4);
  }, 180_000);
});
