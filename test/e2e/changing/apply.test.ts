import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planDigest } from '../../../src/plan/saved/plan-digest.ts';
import { rulesAfter, rulesBefore, type Workbench, workbench } from '../../support/workbench.ts';

const files = {
  'a.rules': rulesBefore,
  'b.rules': rulesAfter,
  'empty.rules': '',
  'wrong.rules': '-A -t 192.0.2.1:80 -s leastconn\n',
  'binary.rules': 'a\0b',
  'site.json': '{"policy":[{"name":"spares","minServers":2}]}',
};

/** A bench whose director holds the first version. */
async function holding(director: string): Promise<Workbench> {
  const bench = await workbench({ ...files, 'live.rules': '' });
  expect(await bench.run(['apply', 'a.rules', '--yes', '--director', director])).toMatchObject({ exit: 0, stderr: '' });
  return bench;
}

describe.each(['sim:state.json', 'file:live.rules'])('apply to %s', (director) => {
  const to = ['--director', director];
  const save = ['save', ...to];
  const untouched = holding(director);

  test('ends with the table of the file', async () => {
    const bench = await holding(director);
    expect(await bench.run(['apply', 'b.rules', '--yes', ...to])).toMatchObject({ exit: 0, stderr: '' });
    expect(await bench.run(['diff', director, 'b.rules'])).toMatchObject({ exit: 0 });
    expect((await bench.run(['apply', 'b.rules', ...to])).stdout.split('\n').slice(1)).toEqual(['Nothing to do.', '']);
  });

  test('--exit-code tells a change from none', async () => {
    const bench = await holding(director);
    const exit = async (...args: readonly string[]) => (await bench.run([...args, '--exit-code', ...to])).exit;
    expect(await exit('apply', 'b.rules', '--dry-run')).toBe(1);
    expect(await exit('apply', 'b.rules', '--yes')).toBe(1);
    expect(await exit('apply', 'b.rules', '--yes')).toBe(0);
    expect(await exit('undo', '--yes')).toBe(1);
  });

  test.each([
    ['cannot ask for confirmation', ['b.rules'], 2, 'cannot ask for confirmation: standard input is not a terminal'],
    ['only a look is wanted', ['b.rules', '--dry-run'], 0, ''],
    ['the target is empty', ['empty.rules', '--yes'], 1, 'empty.rules: the target has no services'],
    [
      'lint finds an error',
      ['wrong.rules', '--yes'],
      1,
      "wrong.rules:1:23: LVS104 the kernel has no scheduler 'leastconn'",
    ],
    ['a policy forbids it', ['b.rules', '--yes', '--config', 'site.json'], 1, 'a policy forbids this'],
    ['it disrupts too much', ['b.rules', '--yes', '--max-disruption', '10%'], 1, 'would be disrupted by 50 %'],
    ['the target is missing', ['absent.rules', '--yes'], 2, 'absent.rules: cannot read the rules'],
    ['the target is a directory', ['/', '--yes'], 2, 'it has no *.rules or *.ipvs files'],
    ['the target is binary', ['binary.rules', '--yes'], 2, 'this is a binary file'],
    [
      'there are a target and a plan',
      ['b.rules', '--plan', 'x', '--yes'],
      2,
      'give exactly one of: a target, a saved plan, --finish',
    ],
    ['the plan is missing', ['--plan', 'absent.plan', '--yes'], 2, 'absent.plan: cannot read the plan'],
    ['the plan is none', ['--plan', 'b.rules', '--yes'], 2, 'b.rules: not a saved plan: it is not JSON'],
    ['the plan is other JSON', ['--plan', 'site.json', '--yes'], 2, 'site.json: not a saved plan: version'],
  ])('changes nothing when %s', async (_, args, exit, reason) => {
    const bench = await untouched;
    const table = await bench.read(director.slice(director.indexOf(':') + 1));
    const ended = await bench.run(['apply', ...args, ...to]);
    expect(ended.exit).toBe(exit);
    expect(ended.stderr).toContain(reason);
    expect(ended.stderr).not.toContain('    at ');
    expect(await bench.read(director.slice(director.indexOf(':') + 1))).toBe(table);
  });

  test('makes only the changes that the options allow', async () => {
    const bench = await holding(director);
    await bench.run(['apply', 'b.rules', '--yes', '--allow', 'add', '--only', '192.0.2.1:80', ...to]);
    expect((await bench.run(save)).stdout).toBe(`${rulesBefore}-a -t 192.0.2.1:80 -r 10.0.0.3:80 -g -w 2\n`);
  });

  test('removes what its last version named, and with --owned keeps what others added', async () => {
    const bench = await holding(director);
    const byHand = `${rulesBefore}-a -t 192.0.2.1:80 -r 10.0.0.7:80 -g -w 1\n`;
    await bench.write('hand.rules', byHand);
    await bench.run(['apply', 'hand.rules', '--yes', ...to]);
    const [first, second] = rulesBefore.split('\n');
    await bench.write('a.rules', `${first ?? ''}\n${second ?? ''}\n`);
    expect(await bench.run(['apply', 'a.rules', '--owned', '--yes', ...to])).toMatchObject({ exit: 0 });
    const saved = (await bench.run(save)).stdout;
    expect(saved).toContain('10.0.0.7:80');
    expect(saved).not.toContain('10.0.0.2:80');
  });

  test('an empty target that is meant removes every service', async () => {
    const bench = await holding(director);
    expect(await bench.run(['restore', '--allow-empty', '--yes', ...to], { stdin: '' })).toMatchObject({ exit: 0 });
    expect((await bench.run(save)).stdout).toBe('');
  });

  test('drains the servers of a removed service', async () => {
    const bench = await holding(director);
    const drained = ['apply', 'empty.rules', '--allow-empty', '--yes', '--drain-timeout', '5', ...to];
    const { exit, stdout, stderr } = await bench.run(drained);
    expect(exit).toBe(0);
    expect(stdout.match(/waits first until it is empty, at most 5 s/g)).toHaveLength(2);
    expect(stderr).toContain('10.0.0.1:80 of tcp 192.0.2.1:80 is empty\n');
    expect((await bench.run(save)).stdout).toBe('');
  });
});

describe('a saved plan', () => {
  const to = ['--director', 'sim:state.json'];
  const save = ['plan', 'b.rules', '-o', 'change.plan', ...to];

  test('is run as reviewed, once', async () => {
    const bench = await holding('sim:state.json');
    await bench.run(save);
    expect(await bench.run(['apply', '--plan', 'change.plan', '--yes', ...to])).toMatchObject({ exit: 0, stderr: '' });
    expect(await bench.run(['diff', 'sim:state.json', 'b.rules'])).toMatchObject({ exit: 0 });
    const again = await bench.run(['apply', '--plan', 'change.plan', '--yes', ...to]);
    expect(again).toMatchObject({ exit: 1, stdout: '' });
    expect(again.stderr).toContain('the table is not the one that the plan was made for');
  });

  test('that sets timeouts is refused when others have been set meanwhile', async () => {
    const bench = await holding('sim:state.json');
    const timeouts = (text: string) => bench.run(['ipvsadm', ...to, '--', '--set', ...text.split(' ')]);
    await bench.write('b.rules', `--set 100 20 30\n${rulesBefore}`);
    await bench.run(save);
    await timeouts('7 7 7');
    expect(await bench.run(['apply', '--plan', 'change.plan', '--yes', ...to])).toMatchObject({ exit: 1 });
    await bench.run(save);
    expect(await bench.run(['apply', '--plan', 'change.plan', '--yes', ...to])).toMatchObject({ exit: 0, stderr: '' });
    expect(await bench.run(['diff', 'sim:state.json', 'b.rules'])).toMatchObject({ exit: 0 });
  });

  test.each([
    ['a policy', ['--config', 'site.json'], 1, 'a policy forbids this'],
    ['a limit of disruption', ['--max-disruption', '10%'], 1, 'would be disrupted by 50 %'],
    [
      'an option that belongs to planning',
      ['--only', '192.0.2.1:80'],
      2,
      '--plan cannot be combined with --only: a saved plan is run unchanged',
    ],
    ['no terminal to ask at', [], 2, 'cannot ask for confirmation'],
  ])('is stopped by %s', async (_, options, exit, reason) => {
    const bench = await holding('sim:state.json');
    await bench.run(save);
    const table = await bench.read('state.json');
    const yes = options.length === 0 ? [] : ['--yes'];
    const ended = await bench.run(['apply', '--plan', 'change.plan', ...yes, ...options, ...to]);
    expect(ended.exit).toBe(exit);
    expect(ended.stderr).toContain(reason);
    expect(await bench.read('state.json')).toBe(table);
  });

  test('that was edited by hand is refused', async () => {
    const bench = await holding('sim:state.json');
    await bench.run(save);
    await bench.write('change.plan', (await bench.read('change.plan')).replace('-w 2"', '-w 9"'));
    const { exit, stderr } = await bench.run(['apply', '--plan', 'change.plan', '--yes', ...to]);
    expect(exit).toBe(2);
    expect(stderr).toContain('it was edited after it was saved; make the plan again');
  });

  test('is refused when the list of errors of its target was emptied by hand', async () => {
    const bench = await holding('sim:state.json');
    await bench.write('b.rules', `${rulesAfter}-a -t 192.0.2.1:80 -r 010.0.0.8:80 -g\n`);
    await bench.run(save);
    const saved = JSON.parse(await bench.read('change.plan')) as { readonly targetErrors: readonly string[] };
    expect(saved.targetErrors).not.toEqual([]);
    await bench.write('change.plan', JSON.stringify({ ...saved, targetErrors: [] }));
    const { exit, stderr } = await bench.run(['apply', '--plan', 'change.plan', '--yes', ...to]);
    expect(exit).toBe(2);
    expect(stderr).toContain('it was edited after it was saved; make the plan again');
  });

  test.each([
    ['stop', [], 'wrr', 'failed'],
    ['undo', ['--on-failure', 'undo'], 'rr', 'undone'],
  ])('with a step that the kernel refuses ends as requested: %s', async (_, options, scheduler, result) => {
    const bench = await holding('sim:state.json');
    await bench.run(save);
    const other = JSON.parse((await bench.read('change.plan')).replaceAll('10.0.0.3', '224.0.0.3')) as object;
    await bench.write('change.plan', JSON.stringify({ ...other, digest: planDigest(other) }));
    const { exit, stderr } = await bench.run(['apply', '--plan', 'change.plan', '--yes', '--step', ...options, ...to]);
    expect(exit).toBe(1);
    expect(stderr).toContain('refused: -a -t 192.0.2.1:80 -r 224.0.0.3:80 -g -w 2');
    expect((await bench.run(['save', ...to])).stdout).toContain(`-A -t 192.0.2.1:80 -s ${scheduler}\n`);
    const entries = await bench.lines(['log', '--format', 'json']);
    expect(JSON.parse(entries.at(-1) ?? '')).toMatchObject({ result });
  });
});

test('nothing but the table and the state directory is left behind', async () => {
  const bench = await holding('sim:state.json');
  expect((await readdir(bench.directory)).sort()).toEqual(
    [...Object.keys(files), 'live.rules', 'state', 'state.json'].sort(),
  );
  expect((await readdir(join(bench.directory, 'state'))).filter((name) => name.includes('lock'))).toEqual([]);
});
