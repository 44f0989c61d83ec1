import { spawnSync } from 'node:child_process';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lvsrules, program } from '../support/run-lvsrules.ts';

const rules = '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1\n';

test('what ipvsadm-restore reads, ipvsadm-save prints', async () => {
  const director = `sim:${join(mkdtempSync(join(tmpdir(), 'lvsrules-')), 'state.json')}`;
  const restored = await lvsrules(['ipvsadm-restore', '-n', '--director', director], { stdin: `# old\n${rules}` });
  expect(restored).toMatchObject({ exit: 0, stdout: '', stderr: '' });
  const refused = await lvsrules(['ipvsadm-restore', `--director=${director}`], { stdin: `${rules}-A -f 0\n` });
  expect(refused).toMatchObject({ exit: 2, stderr: "invalid fwmark value `0' specified\n" });
  expect(await lvsrules(['ipvsadm-save', '-n', '--director', director])).toMatchObject({ exit: 0, stdout: rules });
  expect(await lvsrules(['ipvsadm-save', '--director', director, '-x'])).toMatchObject({ exit: 1, stdout: '' });
});

test('a link named after a program of ipvsadm behaves as that one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lvsrules-links-'));
  const env = { ...process.env, LVSRULES_DIRECTOR: `sim:${join(folder, 'state.json')}` };
  const run = (name: string, words: readonly string[], input = '') => {
    const path = join(folder, name);
    symlinkSync(program, path);
    const { status, stdout, stderr } = spawnSync(path, words, { env, input, encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  expect(run('ipvsadm-restore', [], rules)).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(run('ipvsadm-save', ['-n'])).toEqual({ status: 0, stdout: rules, stderr: '' });
  expect(run('ipvsadm', ['--version']).stdout).toMatch(/^ipvsadm v1\.31 /);
});

test('a link named ipvsadm never runs itself in search of the real one', () => {
  const [links, real] = [mkdtempSync(join(tmpdir(), 'lvsrules-links-')), mkdtempSync(join(tmpdir(), 'lvsrules-real-'))];
  symlinkSync(program, join(links, 'ipvsadm'));
  writeFileSync(join(real, 'ipvsadm'), '#!/bin/sh\necho the real one >&2\nexit 3\n', { mode: 0o755 });
  const PATH = [links, real, process.env['PATH']].join(':');
  const env = { ...process.env, PATH, LVSRULES_DIRECTOR: 'ipvsadm' };
  const { stderr } = spawnSync(join(links, 'ipvsadm'), ['-Ln'], { env, encoding: 'utf8', timeout: 20_000 });
  expect(stderr).toContain('the real one');
});
