import { describe, expect, test } from 'vitest';
import { rulesAfter, rulesBefore, workbench } from '../../support/workbench.ts';

const bench = await workbench({
  'a.rules': rulesBefore,
  'b.rules': rulesAfter,
  'empty.rules': '# nothing yet\n',
  'wrong.rules': '-A -t 192.0.2.1:80 -s leastconn\n',
  'doubtful.rules': '-A -t 0.0.0.0:80 -s rr\n-a -t 0.0.0.0:80 -r 10.0.0.1:80 -m -w 1\n',
  'binary.rules': 'a\0b',
  'site.json': '{"policy":[{"name":"spares","minServers":2}]}',
});
const commands = [
  '-A -u 192.0.2.1:53 -s rr',
  '-a -u 192.0.2.1:53 -r 10.0.0.9:53 -m -w 1',
  '-E -t 192.0.2.1:80 -s wrr',
  '-a -t 192.0.2.1:80 -r 10.0.0.3:80 -g -w 2',
  '-d -t 192.0.2.1:80 -r 10.0.0.2:80',
];

describe('diff', () => {
  test.each([
    ['files that differ', ['a.rules', 'b.rules'], 1],
    ['files that are the same', ['a.rules', 'a.rules'], 0],
    ['a file and a rules file as a director', ['a.rules', 'file:b.rules'], 1],
    ['a director that has no table yet', ['sim:absent.json', 'a.rules'], 1],
    ['standard input', ['-', 'a.rules'], 0],
  ])('of %s', async (_, sides, exit) => {
    expect(await bench.run(['diff', ...sides], { stdin: rulesBefore })).toMatchObject({ exit, stderr: '' });
  });

  test('as commands leads from left to right', async () => {
    expect(await bench.lines(['diff', 'a.rules', 'b.rules', '--format', 'commands'])).toEqual(commands);
  });

  test.each([
    ['a missing file', ['absent.rules', 'a.rules'], 'absent.rules: cannot read the rules: no such file or directory'],
    ['a directory', ['a.rules', '/'], '/: cannot read the rules: it has no *.rules or *.ipvs files'],
    ['a binary file', ['a.rules', 'binary.rules'], 'binary.rules: this is a binary file, not a rules file'],
    ['a binary file as a director', ['file:binary.rules', 'a.rules'], 'binary.rules: not recognised as a rules file'],
    ['a directory as a director', ['file:.', 'a.rules'], '.: cannot use the file: it is a directory'],
    [
      'rules instead of a state',
      ['sim:a.rules', 'a.rules'],
      'a.rules: not a state file of lvsrules; it was not changed',
    ],
    ['standard input twice', ['-', '-'], 'both sides are standard input'],
  ])('of %s is refused with the reason', async (_, sides, reason) => {
    const { exit, stdout, stderr } = await bench.run(['diff', ...sides]);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain(`lvsrules: ${reason}`);
    expect(stderr).not.toContain('    at ');
  });
});

describe('plan', () => {
  const from = ['--director', 'file:a.rules'];

  test.each([
    ['something to do', ['b.rules'], 0],
    ['something to do, when asked', ['b.rules', '--exit-code'], 1],
    ['nothing to do, when asked', ['a.rules', '--exit-code'], 0],
    ['an empty target', ['empty.rules'], 1],
    ['an empty target that is meant', ['empty.rules', '--allow-empty'], 0],
    ['a target with an error', ['wrong.rules'], 1],
    ['a missing target', ['absent.rules'], 2],
    ['a directory without rules', ['/'], 2],
    ['a binary target', ['binary.rules'], 2],
    ['kinds that there are not', ['b.rules', '--allow', 'add,move'], 2],
    ['a share that is not a number', ['b.rules', '--max-disruption', 'some'], 2],
    ['a time that is not a number', ['b.rules', '--drain-timeout', 'long'], 2],
    ['a share above the whole', ['b.rules', '--min-capacity', '101%'], 2],
    ['a director that there is not', ['b.rules', '--director', 'nonsense'], 2],
    ['a place where nothing can be saved', ['b.rules', '-o', 'absent/change.plan'], 2],
  ])('of %s', async (_, args, exit) => {
    const ended = await bench.run(['plan', ...from, ...args]);
    expect(ended.exit).toBe(exit);
    expect(ended.stderr).not.toContain('    at ');
    if (exit === 2) expect(ended.stderr).toMatch(/^lvsrules: /);
  });

  test.each([
    ['everything', [], commands],
    ['only what is added', ['--allow', 'add'], [commands[0], commands[1], commands[3]]],
    ['one service', ['--only', 'udp 192.0.2.1:53'], commands.slice(0, 2)],
    ['a service of any protocol', ['--only', '192.0.2.1:80'], commands.slice(2)],
    ['what is ours', ['--owned'], commands.slice(0, 4)],
  ])('as commands has only lines: %s', async (_, args, lines) => {
    expect(await bench.lines(['plan', 'b.rules', ...from, '--format', 'commands', ...args])).toEqual(lines);
  });

  test('does not change weights with --keep-weights', async () => {
    const heavier = rulesBefore.replaceAll('-w 1', '-w 5');
    const lines = ['plan', '-', ...from, '--format', 'commands'];
    expect(await bench.lines(lines, { stdin: heavier })).toHaveLength(2);
    expect(await bench.lines([...lines, '--keep-weights'], { stdin: heavier })).toEqual([]);
  });

  test('knows no connections of a rules file, so a removal may cut some', async () => {
    const { steps } = JSON.parse((await bench.run(['plan', 'b.rules', ...from, '--format', 'json'])).stdout) as {
      steps: { command: string; impact: { existing: { kind: string }; connections?: unknown } }[];
    };
    const last = steps.at(-1);
    expect(last).toMatchObject({ command: commands[4], impact: { existing: { kind: 'loss' } } });
    expect(last?.impact.connections).toBeUndefined();
  });

  test('is made of a target with an error on a line that is taken, and apply refuses that target', async () => {
    const planned = await bench.run(['plan', 'doubtful.rules', '--director', 'sim', '--format', 'commands']);
    expect(planned).toMatchObject({ exit: 0, stdout: await bench.read('doubtful.rules') });
    expect(planned.stderr).toContain('doubtful.rules:1:4: LVS329');
    expect(await bench.run(['apply', 'doubtful.rules', '--director', 'sim', '--yes'])).toMatchObject({ exit: 1 });
  });

  test('is refused when it disrupts more than is allowed', async () => {
    const { exit, stdout, stderr } = await bench.run(['plan', 'b.rules', ...from, '--max-disruption', '10%']);
    expect({ exit, stdout }).toEqual({ exit: 1, stdout: '' });
    expect(stderr).toContain('tcp 192.0.2.1:80 would be disrupted by 50 %: --max-disruption allows 10 %');
    for (const command of commands) expect(stderr, 'the plan that is refused is shown').toContain(`  ${command}\n`);
    expect(await bench.run(['plan', 'b.rules', ...from, '--max-disruption', '50%'])).toMatchObject({ exit: 0 });
  });

  test('is refused when it would leave a service below its minimum', async () => {
    const { exit, stdout, stderr } = await bench.run(
      [...['plan', '-', ...from, '--min-capacity', '60%', '--format', 'commands']],
      { stdin: rulesBefore.replace(/^.*0\.2:80.*\n/m, '') },
    );
    expect({ exit, stdout }).toEqual({ exit: 1, stdout: '' });
    expect(stderr).toContain('tcp 192.0.2.1:80 would be left with 50 % of its weight: --min-capacity requires 60 %');
    expect(await bench.run(['plan', 'b.rules', ...from, '--min-capacity', '100%'])).toMatchObject({ exit: 0 });
  });

  test('refuses an --only that matches nothing, and says what was meant', async () => {
    const { exit, stdout, stderr } = await bench.run(['plan', 'b.rules', ...from, '--only', '192.0.2.7:80']);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain(
      '--only 192.0.2.7:80 matches no service: neither the target nor the table has such a service',
    );
  });

  test('says which policy the target breaks, beside the commands too', async () => {
    const policy = ['--config', 'site.json'];
    const said = 'policy spares: udp 192.0.2.1:53: servers with a weight: 1, at least 2 required\n';
    expect((await bench.run(['plan', 'b.rules', ...from, ...policy])).stdout).toContain(said);
    expect((await bench.run(['plan', 'b.rules', ...from, ...policy, '--format', 'commands'])).stderr).toBe(said);
    const refused = await bench.run(['plan', 'b.rules', ...from, ...policy]);
    expect(refused).toMatchObject({ exit: 1, stderr: 'lvsrules: a policy forbids this\n  apply refuses this plan\n' });
  });
});
