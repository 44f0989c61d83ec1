import { describe, expect, test } from 'vitest';
import { rulesAfter, rulesBefore, workbench } from '../../support/workbench.ts';

const to = ['--director', 'sim:state.json'];
const files = { 'a.rules': rulesBefore, 'b.rules': rulesAfter, 'binary.rules': 'a\0b' };

describe('save', () => {
  test('keeps the comments of a file that is there', async () => {
    const bench = await workbench(files);
    await bench.run(['apply', 'a.rules', '--yes', ...to]);
    const stdout = 'wrote b.rules: 1 service, 2 real servers\n';
    expect(await bench.run(['save', '-o', 'b.rules', ...to])).toMatchObject({ exit: 0, stdout, stderr: '' });
    expect(await bench.run(['save', '-q', '-o', 'b.rules', ...to])).toMatchObject({ exit: 0, stdout: '', stderr: '' });
    expect(await bench.read('b.rules')).toBe(`# the site\n${rulesBefore}`);
  });

  test.each([
    ['a file that names timeouts keeps them', '--set 1 2 3\n', [], '--set 100 20 30\n'],
    ['a file that names none gets none', '', [], ''],
    ['they are named when that is asked for', '', ['--settings'], '--set 100 20 30\n'],
  ])('%s up to date', async (_, before, options, after) => {
    const bench = await workbench({
      ...files,
      'set.rules': `--set 100 20 30\n${rulesBefore}`,
      'old.rules': `# old\n${before}`,
    });
    await bench.run(['apply', 'set.rules', '--yes', ...to]);
    await bench.run(['save', '-o', 'old.rules', ...options, ...to]);
    const saved = await bench.read('old.rules');
    expect(saved).toContain('# old\n');
    expect(
      saved
        .split('\n')
        .filter((line) => line.startsWith('--set'))
        .join('\n'),
    ).toBe(after.trim());
    const printed = (await bench.run(['save', ...options, ...to])).stdout;
    expect(printed.startsWith('--set')).toBe(options.length > 0);
  });

  test.each([
    ['a directory', '.', '.: cannot use the file: it is a directory'],
    ['a missing directory', 'absent/x.rules', 'absent/x.rules: cannot write the rules'],
    [
      'a binary file',
      'binary.rules',
      'binary.rules: not recognised as a rules file; it was not changed: it contains NUL bytes',
    ],
  ])('to %s is refused', async (_, path, reason) => {
    const bench = await workbench(files);
    const { exit, stderr } = await bench.run(['save', '-o', path, ...to]);
    expect(exit).toBe(2);
    expect(stderr).toContain(reason);
    expect(await bench.read('binary.rules')).toBe('a\0b');
  });
});

describe('undo', () => {
  test('undoes one apply after the other, and says when there is none left', async () => {
    const bench = await workbench(files);
    for (const name of ['a', 'b']) await bench.run(['apply', `${name}.rules`, '--yes', ...to]);
    expect(await bench.run(['undo', ...to])).toMatchObject({ exit: 2 });
    expect(await bench.run(['undo', '--yes', ...to])).toMatchObject({ exit: 0, stderr: '' });
    expect((await bench.run(['save', ...to])).stdout).toBe(rulesBefore);
    expect(await bench.run(['undo', '--yes', ...to])).toMatchObject({ exit: 0, stderr: '' });
    expect((await bench.run(['save', ...to])).stdout).toBe('');
    const { exit, stderr } = await bench.run(['undo', '--yes', ...to]);
    expect(exit).toBe(1);
    expect(stderr).toContain('nothing to undo');
    const log = await bench.lines(['log', '--last', '2']);
    expect(log.map((line) => line.split('  ').slice(1))).toEqual([
      ['done', 'sim:state.json', '4 commands', 'undo of b.rules', '(tester)'],
      ['done', 'sim:state.json', '1 command', 'undo of a.rules', '(tester)'],
    ]);
  });

  test.each([
    [['log', '--last', 'some'], '--last some: expected a whole number of at least 0'],
    [['save', '--system', '-o', 'x.rules'], '--system cannot be combined with -o: each names a file'],
    [['undo', '--director', 'nonsense'], "no director is named 'nonsense'"],
    [['watch', 'a.rules', '--once-now', '--director', 'nonsense'], "no director is named 'nonsense'"],
    [['watch', 'a.rules', '--debounce', 'soon'], '--debounce soon: expected a time such as 500ms, 90s, 10m or 1h'],
  ])('%j is wrong usage', async (args, reason) => {
    const { exit, stdout, stderr } = await (await workbench(files)).run(args);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain(reason);
  });
});

test('the log is rotated when it is large, and log and undo read both parts', async () => {
  const bench = await workbench(files);
  await bench.run(['apply', 'a.rules', '--yes', ...to]);
  const [first = ''] = await bench.lines(['log', '--format', 'json']);
  const filler = `${JSON.stringify({ ...(JSON.parse(first) as object), id: 'other', table: 'other' })}\n`;
  const large = `${filler.repeat(Math.ceil(10_000_000 / filler.length))}${first}\n`;
  await bench.write('state/log.jsonl', large);
  await bench.write('state/log.jsonl.1', 'older\n');
  await bench.run(['apply', 'b.rules', '--yes', ...to]);
  expect(await bench.read('state/log.jsonl.1')).toBe(large);
  expect((await bench.read('state/log.jsonl')).split('\n')).toHaveLength(4);
  const log = await bench.lines(['log', '--last', '2']);
  expect(log.map((line) => line.split('  ')[4])).toEqual(['a.rules', 'b.rules']);
  for (const result of [rulesBefore, '']) {
    expect(await bench.run(['undo', '--yes', ...to])).toMatchObject({ exit: 0, stderr: '' });
    expect((await bench.run(['save', ...to])).stdout).toBe(result);
  }
});
