import { describe, expect, test } from 'vitest';
import { fmt } from '../../src/cli/commands/fmt.ts';
import { lint } from '../../src/cli/commands/lint.ts';
import { failure } from '../../src/domain/result.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { runInMemory } from '../support/memory-world.ts';

const good = '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1\n';
const loose = good.replace('-s rr', '  -s rr');
const upper = good.replace('rr', 'RR');
const files = { '/srv/good.rules': good, '/srv/loose.rules': loose, '/srv/upper.rules': upper };

describe('a command that changes files ends with what it did', () => {
  test.each([
    [
      'fmt',
      fmt,
      ['loose.rules', 'good.rules'],
      {},
      'Done: 1 of 2 files formatted. To see such changes first: lvsrules fmt --diff\n',
    ],
    ['fmt of what is formatted', fmt, ['good.rules'], {}, 'Nothing to do: 1 file is formatted already.\n'],
    [
      'lint --fix',
      lint,
      ['upper.rules'],
      { fix: true },
      'Done: 1 finding fixed in 1 file. To see such changes first: lvsrules lint --diff\n',
    ],
    [
      'lint --add-suppressions',
      lint,
      ['upper.rules'],
      { 'add-suppressions': true },
      'Done: 1 comment added in 1 file. Write the reason into each; to take one back, delete it.\n',
    ],
    [
      'lint --add-suppressions without findings',
      lint,
      ['good.rules'],
      { 'add-suppressions': true },
      'Nothing to do: no finding needs a comment.\n',
    ],
    [
      'lint --write-baseline',
      lint,
      ['upper.rules'],
      { 'write-baseline': 'known.json' },
      'Done: 1 finding written to known.json. To hide them: lvsrules lint --baseline known.json; to see them again, delete the file.\n',
    ],
  ] as const)('%s', async (_, command, paths, options, said) => {
    const { exit, stdout, stderr } = await runInMemory(command, files, [...paths], { isolated: true, ...options });
    expect([exit, stdout, stderr]).toEqual([0, said, '']);
  });

  test.each([
    ['fmt -', fmt, {}, good],
    ['fmt --check', fmt, { check: true }, ''],
    ['lint --fix -', lint, { fix: true, isolated: true }, good],
  ] as const)('%s prints nothing more', async (_, command, options, printed) => {
    const { stdout } = await runInMemory(command, files, ['-'], options, good);
    expect(stdout).toBe(printed);
  });

  test.each([
    ['fmt', fmt, {}],
    ['lint --add-suppressions', lint, { 'add-suppressions': true, isolated: true }],
  ] as const)('%s prints nothing but rules where it prints some', async (_, command, options) => {
    const { stdout } = await runInMemory(command, files, ['-', 'good.rules'], options, good);
    expect(stdout).toBe(good);
  });

  test('fmt does not call a file formatted that it could not write', async () => {
    const stored = memoryFiles(files);
    const replace = () =>
      Promise.resolve(failure({ code: 'EACCES', path: '/srv/loose.rules', reason: 'permission denied' }));
    const outside = { files: { ...stored, replace } };
    const { exit, stdout, stderr } = await runInMemory(fmt, files, ['loose.rules'], {}, '', outside);
    expect([exit, stdout, stderr]).toEqual([2, '', expect.stringContaining('permission denied')]);
  });
});
