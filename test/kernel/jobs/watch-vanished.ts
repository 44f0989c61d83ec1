import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { fact, lvsrules, output } from '../fact.ts';

const rules = '-A -t 10.0.0.1:80 -s rr\n-a -t 10.0.0.1:80 -r 10.0.0.2:80 -m -w 1\n';
process.env['LVSRULES_STATE'] = '/root/state';

function watchOnce(): readonly [exit: number | null, ...events: string[]] {
  const { exit, stdout } = lvsrules(['watch', '--once-now', '/root/site.rules', '--director', 'ipvsadm']);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return [exit, ...lines.map((line) => (JSON.parse(line) as { event: string }).event)];
}
const saved = () => output('/usr/sbin/ipvsadm', '-S', '-n');

if (existsSync('/job/kept.tar')) await afterReboot();
else await beforeReboot();

async function beforeReboot(): Promise<void> {
  writeFileSync('/root/site.rules', rules);
  await fact('a first watch fills the table, a second leaves it unchanged', () => {
    assert.deepEqual(watchOnce(), [0, 'applied']);
    assert.deepEqual(watchOnce(), [0, 'unchanged']);
    assert.equal(saved(), rules);
  });

  await fact('a table that was cleared is filled again', () => {
    output('/usr/sbin/ipvsadm', '-C');
    assert.deepEqual(watchOnce(), [0, 'applied']);
    assert.equal(saved(), rules);
  });

  const kept = output('sh', '-c', 'cd / && tar -c root/state root/site.rules | base64 -w 0');
  process.stdout.write(`keep and boot again: ${kept}\n`);
}

/** The state directory has outlived the boot, as on a real machine; the table has not. */
async function afterReboot(): Promise<void> {
  output('tar', '-x', '-C', '/', '-f', '/job/kept.tar');

  await fact('after a reboot the table is empty, and the first watch fills it', () => {
    assert.equal(saved(), '');
    assert.deepEqual(watchOnce(), [0, 'applied']);
    assert.equal(saved(), rules);
  });

  await fact('after a reboot a service that others added first stays, and is named', () => {
    output('/usr/sbin/ipvsadm', '-C');
    output('/usr/sbin/ipvsadm', '-A', '-t', '10.0.0.9:80', '-s', 'rr');
    assert.deepEqual(watchOnce(), [0, 'applied', 'kept']);
    assert.match(saved(), /10\.0\.0\.2:80/);
    assert.match(saved(), /10\.0\.0\.9:80/);
  });
}
