import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canMakeDebian, cleanDebian, has } from './clean-debian.ts';

const folder = mkdtempSync(join(tmpdir(), 'lvsrules-deb-'));
let file = '';

beforeAll(() => {
  execFileSync('npm', ['run', '--silent', 'build']);
  const made = execFileSync(process.execPath, ['packaging/deb.mjs', folder], { encoding: 'utf8' });
  file = made.trim();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.skipIf(!has('dpkg-deb'))('the Debian package', () => {
  test('is the same, byte for byte, when it is made again', () => {
    const again = execFileSync(process.execPath, ['packaging/deb.mjs', join(folder, 'again')], { encoding: 'utf8' });
    expect(readFileSync(again.trim()).equals(readFileSync(file))).toBe(true);
  });

  test.skipIf(!has('lintian'))('has no errors for lintian', () => {
    const { stdout } = spawnSync('lintian', ['--allow-root', '--tag-display-limit', '0', file], { encoding: 'utf8' });
    expect(stdout.split('\n').filter((line) => line.startsWith('E:'))).toEqual([]);
  });

  test.skipIf(!has('systemd-analyze')).each(['watch', 'restore'])('its unit for %s is exposed below 4', (unit) => {
    const path = `packaging/deb/lvsrules-${unit}.service`;
    const { stdout } = spawnSync('systemd-analyze', ['security', '--offline=true', path], { encoding: 'utf8' });
    const [, level = '10'] = /Overall exposure level for \S+: ([\d.]+)/.exec(stdout) ?? [];
    expect(Number(level)).toBeLessThan(4);
  });
});

/** Fetches a Debian with Node into a folder, and so takes root and the network. */
describe.skipIf(!canMakeDebian)('in a clean Debian', () => {
  const root = join(folder, 'root');
  const inside = (...words: readonly string[]) =>
    spawnSync('chroot', [root, ...words], {
      encoding: 'utf8',
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
    });

  beforeAll(() => {
    cleanDebian(root);
    mkdirSync(join(root, 'packages'));
    copyFileSync(file, join(root, 'packages/first.deb'));
    // The same with a later version.
    const later = join(folder, 'later');
    execFileSync('dpkg-deb', ['-R', file, later]);
    const control = join(later, 'DEBIAN/control');
    writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*$/m, '$&+later'));
    execFileSync('dpkg-deb', ['--root-owner-group', '-b', later, join(root, 'packages/second.deb')], {
      stdio: 'ignore',
    });
  });

  test('it is installed, and works', () => {
    expect(inside('dpkg', '-i', '/packages/first.deb')).toMatchObject({ status: 0 });
    writeFileSync(join(root, 'etc/lvsrules/web.rules'), '-A -t 192.0.2.1:80 -s leastconn\n');
    expect(inside('lvsrules', '--version')).toMatchObject({ status: 0 });
    const linted = inside('lvsrules', 'lint', '/etc/lvsrules');
    expect(linted.status).toBe(1);
    expect(linted.stdout).toContain('LVS104');
    for (const path of [
      'usr/share/bash-completion/completions/lvsrules',
      'usr/lib/systemd/system/lvsrules-watch.service',
    ]) {
      expect(existsSync(join(root, path))).toBe(true);
    }
  });

  test('it takes a newcomer from the demonstration to an undo', () => {
    copyFileSync('test/package/first-hour.sh', join(root, 'root/first-hour.sh'));
    const words = 'cd /root && sh first-hour.sh lvsrules /usr/share/doc/lvsrules/examples';
    expect(inside('sh', '-c', words).stdout).toMatch(/\ndone\n$/);
  });

  test('it is upgraded, removed and purged, and nothing of it is left but the rules', () => {
    mkdirSync(join(root, 'var/lib/lvsrules'), { recursive: true });
    expect(inside('dpkg', '-i', '/packages/second.deb')).toMatchObject({ status: 0 });
    expect(inside('dpkg-query', '-W', '-f', '${Version}', 'lvsrules').stdout).toMatch(/\+later$/);
    expect(inside('dpkg', '-r', 'lvsrules')).toMatchObject({ status: 0 });
    expect(existsSync(join(root, 'usr/bin/lvsrules'))).toBe(false);
    expect(existsSync(join(root, 'etc/lvsrules/README'))).toBe(true);
    expect(inside('dpkg', '-P', 'lvsrules')).toMatchObject({ status: 0 });
    expect(existsSync(join(root, 'var/lib/lvsrules'))).toBe(false);
    expect(existsSync(join(root, 'etc/lvsrules/README'))).toBe(false);
    expect(readFileSync(join(root, 'etc/lvsrules/web.rules'), 'utf8')).toContain('leastconn');
    expect(existsSync(join(root, 'usr/lib/lvsrules'))).toBe(false);
  });
});
