import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canMakeDebian, cleanDebian, has } from './clean-debian.ts';

const isReady = canMakeDebian && has('buildah');
if (!isReady) process.stderr.write('The container is not built: that takes root, debootstrap and buildah.\n');

/** Needs no registry of images: the base is a clean Debian with this machine's npm. */
describe.skipIf(!isReady)('the image that Containerfile makes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lvsrules-container-'));
  const buildah = (...words: readonly string[]) => {
    const places = ['--root', join(folder, 'store'), '--runroot', join(folder, 'run'), '--storage-driver', 'vfs'];
    return spawnSync('buildah', [...places, ...words], { encoding: 'utf8', maxBuffer: 1 << 28 });
  };
  const done = (...words: readonly string[]) => {
    const { status, stdout, stderr } = buildah(...words);
    if (status !== 0) throw new Error(`buildah ${words.join(' ')}: ${stdout.slice(-2000)}${stderr.slice(-2000)}`);
    return stdout.trim();
  };
  /** The network is that of this machine, with its names and certificates. */
  const certificates = process.env['NODE_EXTRA_CA_CERTS'];
  const here = [
    ...['--isolation', 'chroot', '-v', '/etc/hosts:/etc/hosts:ro'],
    ...(certificates === undefined ? [] : ['-v', '/etc/ssl/certs:/etc/ssl/certs:ro']),
  ];
  let container = '';
  const lvsrules = (...words: readonly string[]) =>
    buildah('run', ...here, '-v', `${resolve('examples')}:/work:ro`, container, '--', 'lvsrules', ...words);

  beforeAll(() => {
    const root = join(folder, 'root');
    cleanDebian(root);
    const npm = join(execFileSync('npm', ['root', '-g'], { encoding: 'utf8' }).trim(), 'npm');
    cpSync(npm, join(root, 'usr/lib/node_modules/npm'), { recursive: true });
    symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(root, 'usr/bin/npm'));
    const base = done('from', 'scratch');
    done('add', base, root, '/');
    done('commit', '--rm', base, 'localhost/base');
    rmSync(root, { recursive: true });
    const known = certificates === undefined ? [] : ['--env', `NODE_EXTRA_CA_CERTS=${certificates}`];
    done('bud', ...here, ...known, '--build-arg', 'BASE=localhost/base', '-f', 'Containerfile', '-t', 'lvsrules', '.');
    container = done('from', 'localhost/lvsrules');
  }, 1_800_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('runs lvsrules, whatever follows the name of the image', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(lvsrules('--version')).toMatchObject({ status: 0, stdout: `${version}\n` });
    const { OCIv1 } = JSON.parse(done('inspect', '--type', 'image', 'localhost/lvsrules')) as Inspected;
    expect(OCIv1.config).toMatchObject({ Entrypoint: ['lvsrules'], Cmd: ['--help'], WorkingDir: '/work' });
  });

  test.each([
    ['lint', ['lint', 'broken.rules'], 1, /LVS104/],
    ['simulate', ['simulate', 'change/before.rules'], 0, /203\.0\.113\.10:80 rr/],
    ['explain', ['explain', 'LVS305'], 0, /LVS305/],
    ['the demonstration', ['console', '--demo', '--once'], 0, /SIMULATED/],
  ])('%s works in it', (_, words, status, printed) => {
    const ran = lvsrules(...words);
    expect(ran.stdout + ran.stderr).toMatch(printed);
    expect(ran.status).toBe(status);
  });

  test('it holds ipvsadm and ssh for directors, and nothing of the build', () => {
    const root = done('mount', container);
    expect(['usr/sbin/ipvsadm', 'usr/bin/ssh'].filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const built = ['src', 'usr/lib/lvsrules/main.js.map', 'var/lib/apt/lists/lock', 'var/cache/apt/pkgcache.bin'];
    expect(built.filter((path) => existsSync(join(root, path)))).toEqual([]);
  });
});

interface Inspected {
  readonly OCIv1: { readonly config: object };
}
