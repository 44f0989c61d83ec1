import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { fact, lvsrules, output } from '../fact.ts';

const rules = '-A -t 10.0.0.1:80 -s rr\n-a -t 10.0.0.1:80 -r 10.0.0.2:80 -m -w 1\n';
process.env['LVSRULES_STATE'] = '/root/state';
writeFileSync('/root/site.rules', rules);

function watchOnce(): readonly [exit: number | null, ...events: string[]] {
  const { exit, stdout } = lvsrules(['watch', '--once-now', '/root/site.rules', '--director', 'ipvsadm']);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return [exit, ...lines.map((line) => (JSON.parse(line) as { event: string }).event)];
}
const saved = () => output('/usr/sbin/ipvsadm', '-S', '-n');

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

// A state directory that outlives the boot: only the name of the boot tells the two apart.
writeFileSync('/root/boot', 'f0e0d0c0-0000-4000-8000-000000000001\n');
output('mount', '--bind', '/root/boot', '/proc/sys/kernel/random/boot_id');
await fact('in another boot what was applied before is forgotten: what others have added since stays', () => {
  output('/usr/sbin/ipvsadm', '-C');
  output('/usr/sbin/ipvsadm', '-A', '-t', '10.0.0.9:80', '-s', 'rr');
  assert.deepEqual(watchOnce(), [0, 'applied', 'kept']);
  assert.match(saved(), /10\.0\.0\.2:80/);
  assert.match(saved(), /10\.0\.0\.9:80/);
});
