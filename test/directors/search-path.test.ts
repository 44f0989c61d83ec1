import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localIpvsadm } from '../../src/directors/run-ipvsadm.ts';
import { remoteCommandLine } from '../../src/directors/ssh-connection.ts';
import { searchPath } from '../../src/domain/search-path.ts';

const remoteCommand = remoteCommandLine('ipvsadm -R', {});

let planted = '';
let start = '';

beforeAll(async () => {
  start = process.cwd();
  planted = await mkdtemp(join(tmpdir(), 'lvsrules-path-'));
  await mkdir(join(planted, 'bin'));
  for (const name of ['ipvsadm', 'bin/ipvsadm', 'site-wrapper']) {
    await writeFile(join(planted, name), '#!/bin/sh\necho planted\n');
    await chmod(join(planted, name), 0o755);
  }
  process.chdir(planted);
});
afterAll(async () => {
  process.chdir(start);
  await rm(planted, { recursive: true });
});

const paths = [undefined, '', ':', '.', './', '..', 'bin', './bin', ':/none', '/none:', '/none::/none', '/none:.'];

test.each(paths)('with PATH %j no program of the working directory is run', async (PATH) => {
  for (const prefix of [[], ['site-wrapper']]) {
    const ran = await localIpvsadm(prefix, { PATH })('');
    expect(ran.ok ? ran.value.stdout : '').not.toContain('planted');
  }
});

test('an absolute folder of PATH comes before those of the system', async () => {
  const ran = await localIpvsadm([], { PATH: `.:${planted}` })('');
  expect(ran).toMatchObject({ ok: true, value: { stdout: 'planted\n' } });
});

test('every element of the search path is absolute, whatever PATH holds', () => {
  const element = fc.oneof(fc.constantFrom('', '.', '..', 'bin', '/a', '/b/c', ' /d', '~'), fc.string());
  fc.assert(
    fc.property(fc.array(element), (elements) => {
      for (const folder of searchPath(elements.join(':')).split(':')) expect(folder).toMatch(/^\//);
    }),
  );
});

test.each(paths)('the remote command line runs nothing of the folder it starts in with PATH %j there', async (PATH) => {
  const run = promisify(execFile)('/bin/sh', ['-c', remoteCommand], { env: PATH === undefined ? {} : { PATH } });
  const { stdout } = await run.catch((error: unknown) => error as { stdout: string });
  expect(stdout).not.toContain('planted');
});

test('the remote command line is a constant: no variable, no relative folder', () => {
  expect(remoteCommand).toMatch(/^echo lvsrules-begins >&2; PATH=(\/[a-z/]+:)*\/[a-z/]+ LC_ALL=C exec ipvsadm -R$/);
  expect(remoteCommandLine('ipvsadm -R', { sudo: true })).toBe(remoteCommand.replace('exec ', 'exec sudo -n '));
});
