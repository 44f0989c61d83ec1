import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { boot } from '../kernel/machine/boot.ts';

const isReady = ['qemu-system-x86_64', 'cpio', 'busybox', 'ipvsadm'].every(
  (program) => spawnSync('sh', ['-c', `PATH=$PATH:/usr/sbin command -v ${program}`]).status === 0,
);

const commands = `
command -v node || echo no node
./lvsrules --version >/dev/null; echo version $?
./lvsrules lint a.rules; echo lint $?
./lvsrules apply a.rules --yes >/dev/null; echo apply $?
ipvsadm -S -n
ln -s lvsrules ipvsadm-save; ./ipvsadm-save -n
./lvsrules undo --yes --quiet; echo undo $?
ipvsadm -S -n
echo end
`;
const rules = '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 1\n';

/** The machine of the kernel tests, whose first process removes Node and runs the commands. */
test.skipIf(!isReady)('the executable changes the table of a real kernel on a machine without Node', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lvsrules-exe-machine-'));
  try {
    const [job, over] = [join(folder, 'job'), join(folder, 'over')];
    mkdirSync(job);
    mkdirSync(over);
    execFileSync('npm', ['run', '--silent', 'build']);
    execFileSync(process.execPath, ['packaging/exe.mjs', join(job, 'lvsrules')], { stdio: 'ignore' });
    writeFileSync(join(job, 'a.rules'), rules);
    const init = readFileSync('test/kernel/machine/init', 'utf8');
    const prologue = init.slice(0, init.indexOf('cd /job'));
    const script = `exec >/dev/ttyS1 2>&1\nrm /usr/bin/node\ncd /job\n${commands}sync\nsleep 0.2\npoweroff -f\n`;
    writeFileSync(join(over, 'init'), `${prologue}${script}`, { mode: 0o755 });
    execFileSync('sh', ['test/kernel/machine/build', '.cache/kernel']);
    copyFileSync('.cache/kernel/vmlinuz', join(folder, 'vmlinuz'));
    copyFileSync('.cache/kernel/base.cpio', join(folder, 'base.cpio'));
    const archive = execFileSync('cpio', ['-o', '-H', 'newc', '--quiet'], { cwd: over, input: 'init\n' });
    appendFileSync(join(folder, 'base.cpio'), Buffer.concat([archive, Buffer.alloc(-archive.length & 511)]));
    const lines: string[] = [];
    const failed = await boot({ machine: folder, job, seconds: 300, onLine: (line) => lines.push(line.trim()) });
    expect(failed).toBe(null);
    const table = rules.trim().split('\n');
    const expected = ['no node', 'version 0', 'lint 0', 'apply 0', ...table, ...table, 'undo 0', 'end'];
    expect(lines.filter((line) => line !== '')).toEqual(expected);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
