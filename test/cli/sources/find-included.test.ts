import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { includedFiles } from '../../../src/cli/sources/find-included.ts';
import { nodeFiles } from '../../../src/host/files.ts';
import { readKeepalived } from '../../../src/sources/keepalived/read-keepalived.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lvsrules-include-'));
});
afterEach(() => rm(folder, { recursive: true }));

const service = 'virtual_server 192.0.2.9 80 {\n lb_algo rr\n protocol TCP\n real_server 10.0.0.1 80 {\n }\n}\n';

async function reading(pattern: string) {
  const files = includedFiles(nodeFiles(), folder);
  const read = await readKeepalived(Buffer.from(`include ${pattern}\n${service}`), {
    path: join(folder, 'main'),
    files,
  });
  if (!read.ok) return read.failure.what;
  expect(read.value.table.services).toHaveLength(1);
  return read.value.notes.filter(({ rule }) => rule.startsWith('include-')).map(({ message }) => message);
}

describe('what is included', () => {
  test.each(['/dev/zero', '/dev/tty', '/dev/stdin', '/dev/random', 'pipe', 'link-to-zero', 'folder', 'absent'])(
    '%s is neither opened nor waited for',
    async (name) => {
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      await mkdir(join(folder, 'folder'));
      await symlink('/dev/zero', join(folder, 'link-to-zero'));
      expect(await reading(name)).toEqual([`no file matches the include of ${name}`]);
    },
  );

  test.each([
    ['a file that is too large to be read', 'huge', 3 * 2 ** 30, 'it cannot be read'],
    ['a binary file', 'binary', 100, 'it is binary'],
  ])('%s is left out, and said so', async (_, name, size, why) => {
    await writeFile(join(folder, name), 'lb_algo rr\n');
    await truncate(join(folder, name), size);
    expect(await reading(name)).toEqual([`${join(folder, name)} is left out: ${why}`]);
  });

  test.each<[what: string, pattern: string, wanted: unknown]>([
    ['a range that runs backwards', '[z-a]', ['no file matches the include of [z-a]']],
    ['many wildcards', `${'*a'.repeat(100)}b`, [`no file matches the include of ${'*a'.repeat(100)}b`]],
    ['more choices than there can be files', '{a,b}'.repeat(30), expect.stringMatching(/matches too many files$/)],
    ['the whole machine', '/usr/{lib,share}/*/*/*', expect.stringMatching(/too many files$|5,000 files, 64 MB$/)],
  ])('a pattern with %s terminates', async (_, pattern, wanted) => {
    await writeFile(join(folder, 'a'.repeat(250)), '');
    expect(await reading(pattern)).toEqual(wanted);
  });

  test('a few lines that include without end are refused', async () => {
    for (let at = 0; at < 30; at++) {
      await writeFile(join(folder, `${at}.conf`), `include ${at + 1}.conf\n`.repeat(2));
    }
    await writeFile(join(folder, '30.conf'), '');
    expect(await reading('0.conf')).toBe('the includes exceed what lvsrules reads: 5,000 files, 64 MB');
    await writeFile(join(folder, '30.conf'), 'include 0.conf\n');
    expect(await reading('30.conf')).toMatch(/includes itself$|5,000 files, 64 MB$/);
  });
});
