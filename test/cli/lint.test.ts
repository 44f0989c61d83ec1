import { describe, expect, test } from 'vitest';
import { lint } from '../../src/cli/commands/lint.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { runInMemory } from '../support/memory-world.ts';

/** Runs `lint` over files in memory, in `/srv`. */
async function run(
  files: Readonly<Record<string, string>>,
  paths: readonly string[],
  options: Record<string, unknown> = {},
  input = '',
) {
  const stored = memoryFiles(files);
  const ran = await runInMemory(lint, {}, paths, { format: 'concise', ...options }, input, { files: stored });
  const text = async (path: string) => {
    const read = await stored.read(path);
    return read.ok ? new TextDecoder().decode(read.value) : null;
  };
  return { ...ran, text };
}

const clean = '-A -t 192.0.2.1:80 -s wlc\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 1\n';
const faulty = '-A -t 192.0.2.1:80 -s RR\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 1\n';

describe('lint ends', () => {
  test.each<
    [what: string, files: Record<string, string>, paths: string[], options: Record<string, unknown>, exit: number]
  >([
    ['with 0 on a clean file', { '/srv/a.rules': clean }, ['a.rules'], {}, 0],
    ['with 0 on an empty file', { '/srv/a.rules': '' }, ['a.rules'], {}, 0],
    ['with 1 on an error', { '/srv/a.rules': faulty }, ['a.rules'], {}, 1],
    ['with 0 when nothing may fail it', { '/srv/a.rules': faulty }, ['a.rules'], { 'fail-on': 'never' }, 0],
    ['with 2 on a missing file', {}, ['a.rules'], {}, 2],
    ['with 2 on a directory without rules', { '/srv/d/a.txt': '' }, ['d'], {}, 2],
    ['with 2 on a binary file', { '/srv/a.rules': '\u007fELF\u0000\u0001\u0002\u0000\u0000' }, ['a.rules'], {}, 2],
    ['with 2 on a rule that does not exist', { '/srv/a.rules': clean }, ['a.rules'], { select: ['LVS999'] }, 2],
    ['with 2 on a bad configuration', { '/srv/a.rules': clean, '/srv/lvsrules.json': '{"x":1}' }, ['a.rules'], {}, 2],
    [
      'with 0 under a bad configuration that is left out',
      { '/srv/a.rules': clean, '/srv/lvsrules.json': '{"x":1}' },
      ['a.rules'],
      { isolated: true },
      0,
    ],
    [
      'with 1 above this number of warnings',
      { '/srv/a.rules': '-A -t 192.0.2.1:80\n' },
      ['a.rules'],
      { 'max-warnings': '1' },
      1,
    ],
    [
      'with 0 up to this number of warnings',
      { '/srv/a.rules': '-A -t 192.0.2.1:80\n' },
      ['a.rules'],
      { 'max-warnings': '2' },
      0,
    ],
  ])('%s', async (_, files, paths, options, exit) => {
    expect((await run(files, paths, options)).exit).toBe(exit);
  });
});

describe('lint', () => {
  test('searches directories, except what .gitignore ignores', async () => {
    const files = {
      '/srv/d/a.rules': faulty,
      '/srv/d/b.rules': faulty,
      '/srv/d/x.txt': faulty,
      '/srv/d/.gitignore': 'b.rules\n',
    };
    const { stdout } = await run(files, ['d']);
    expect(stdout).toBe("d/a.rules:1:23: error: the kernel has no scheduler 'RR'; did you mean 'rr'? [LVS104]\n");
  });

  test('lets the deeper .gitignore win, and obeys those above up to the repository', async () => {
    const files = {
      '/srv/.git/HEAD': '',
      '/srv/.gitignore': '*.rules\n!keep.rules\nbuild/\n',
      '/srv/d/.gitignore': '!b.rules\n',
      '/srv/d/a.rules': faulty,
      '/srv/d/b.rules': faulty,
      '/srv/d/keep.rules': faulty,
      '/srv/d/build/keep.rules': faulty,
    };
    for (const path of ['d', '.']) {
      const { stdout } = await run(files, [path]);
      expect(stdout.match(/^[^:]*/gm)?.filter((name) => name !== '')).toEqual(['d/b.rules', 'd/keep.rules']);
    }
  });

  test('takes what is excluded relative to the configuration', async () => {
    const files = {
      '/lvsrules.json': '{"exclude": ["srv/d/*"]}',
      '/srv/d/a.rules': faulty,
      '/srv/e/d/a.rules': faulty,
    };
    expect((await run(files, ['.'])).stdout).toMatch(/^e\/d\/a.rules:.*\n$/);
  });

  test('gives standard input the name that it gets', async () => {
    const { stdout } = await run({}, ['-'], { 'stdin-filename': 'lb1.rules' }, faulty);
    expect(stdout).toMatch(/^lb1.rules:1:23: error/);
  });

  test('fixes files in place', async () => {
    const { exit, text } = await run({ '/srv/a.rules': faulty }, ['a.rules'], { fix: true });
    expect(exit).toBe(0);
    expect(await text('/srv/a.rules')).toBe(faulty.replace('RR', 'rr'));
  });

  test('shows a difference and does not change the file', async () => {
    const { exit, stdout, text } = await run({ '/srv/a.rules': faulty }, ['a.rules'], { fix: true, diff: true });
    expect(exit).toBe(1);
    expect(stdout).toContain('+-A -t 192.0.2.1:80 -s rr');
    expect(await text('/srv/a.rules')).toBe(faulty);
  });

  test('takes several files as one table', async () => {
    const files = {
      '/srv/a.rules': '-A -t 192.0.2.1:80 -s wlc\n',
      '/srv/b.rules': '-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 1\n',
    };
    expect((await run(files, ['a.rules', 'b.rules'])).exit).toBe(1);
    expect((await run(files, ['a.rules', 'b.rules'], { together: true })).exit).toBe(0);
  });

  test('hides what a baseline knows, and no more', async () => {
    const first = await run({ '/srv/a.rules': faulty }, ['a.rules'], { 'write-baseline': 'base.json' });
    const baseline = (await first.text('/srv/base.json')) ?? '';
    const files = { '/srv/base.json': baseline, '/srv/a.rules': `# moved\n${faulty}-A -t 192.0.2.2:80 -s XX\n` };
    const { stdout } = await run(files, ['a.rules'], { baseline: 'base.json' });
    expect(stdout).toMatch(/^a.rules:4:23: error: .*\n$/);
  });

  test('writes comments that hide what it found', async () => {
    const { text } = await run({ '/srv/a.rules': faulty }, ['a.rules'], { 'add-suppressions': true });
    const rules = (await text('/srv/a.rules')) ?? '';
    expect(rules).toMatch(/^# lvsrules: ignore LVS104 -- /);
    expect((await run({ '/srv/a.rules': rules }, ['a.rules'])).exit).toBe(0);
  });

  test('writes only the fixed rules to standard output, and the report to standard error', async () => {
    const { exit, stdout, stderr } = await run({}, ['-'], { fix: true }, '-A -t 192.0.2.1:80 -s RR\n');
    expect(exit).toBe(1);
    expect(stdout).toBe('-A -t 192.0.2.1:80 -s rr\n');
    expect(stderr).toContain('<stdin>:1:4: warning');
  });

  test('never writes standard input to the file whose name it was given', async () => {
    const files = { '/srv/lb1.rules': clean };
    const named = { 'stdin-filename': 'lb1.rules' };
    const { stdout, text } = await run(files, ['-'], { ...named, 'add-suppressions': true }, faulty);
    expect(stdout).toMatch(/^# lvsrules: ignore LVS104 -- /);
    expect(await text('/srv/lb1.rules')).toBe(clean);
    expect((await run(files, ['-'], { ...named, 'add-suppressions': true }, clean)).stdout).toBe(clean);
  });

  test('fixes a file that has the name that standard input would have', async () => {
    const options = { fix: true, 'stdin-filename': 'a.rules' };
    const { stdout, text } = await run({ '/srv/a.rules': faulty }, ['a.rules'], options);
    expect(stdout).toBe('');
    expect(await text('/srv/a.rules')).toBe(faulty.replace('RR', 'rr'));
  });

  test('writes a baseline of all findings, whatever was known before', async () => {
    const files = { '/srv/a.rules': faulty, '/srv/lvsrules.json': '{"baseline":"known.json"}' };
    const first = await run(files, ['a.rules'], { 'write-baseline': 'known.json' });
    expect(first.exit).toBe(0);
    const known = (await first.text('/srv/known.json')) ?? '';
    const second = await run({ ...files, '/srv/known.json': known }, ['a.rules'], { 'write-baseline': 'known.json' });
    expect(await second.text('/srv/known.json')).toBe(known);
    expect(known).toContain('a.rules');
  });

  test.each<[what: string, paths: string[], options: Record<string, unknown>]>([
    ['--diff with --write-baseline', ['a.rules'], { diff: true, 'write-baseline': 'known.json' }],
    ['--diff with --output', ['a.rules'], { diff: true, output: ['sarif:a.sarif'] }],
    ['--write-baseline with --add-suppressions', ['a.rules'], { 'write-baseline': 'b', 'add-suppressions': true }],
    ['--together with --fix for several files', ['a.rules', 'b.rules'], { together: true, fix: true }],
  ])('refuses %s, and changes nothing', async (_, paths, options) => {
    const { exit, stderr, text } = await run({ '/srv/a.rules': faulty, '/srv/b.rules': faulty }, paths, options);
    expect(exit).toBe(2);
    expect(stderr).toContain('cannot be combined with');
    expect(await text('/srv/a.rules')).toBe(faulty);
  });
});
