import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { predict } from '../../../src/ipvsadm/predict.ts';
import { saveText } from '../../../src/ipvsadm/save-text.ts';
import { fact, lvsrules, output, ran } from '../fact.ts';
import { saved } from '../health-checks/health-checker.ts';

const ipvsadm = '/usr/sbin/ipvsadm';

/** The live table becomes that of a text of rules; ipvsadm-restore drops the lines that begin with #. */
function restored(rules: string): string {
  output(ipvsadm, '-C');
  const { exit, stderr } = ran(ipvsadm, ['-R'], rules.replace(/^#.*\n/gm, ''));
  assert.equal(exit, 0, stderr);
  return saved();
}

const examples = readdirSync('/job/examples').filter((name) => name.endsWith('.rules') && name !== 'broken.rules');
const tunnels = `-A -t 192.0.2.30:80 -s rr
-a -t 192.0.2.30:80 -r 10.0.0.1:80 -i -w 1 --tun-type ipip
-a -t 192.0.2.30:80 -r 10.0.0.2:80 -i -w 2 --tun-type gue --tun-port 6080
`;
writeFileSync('/tmp/tunnels.rules', tunnels);

for (const path of [...examples.map((name) => `/job/examples/${name}`), '/tmp/tunnels.rules']) {
  await fact(`${path}, converted for ipvsadm 1.27: ipvsadm -R makes the same table, but for what is named`, () => {
    const { exit, stdout, stderr } = lvsrules(['convert', '--target', 'ipvsadm=1.27', path]);
    assert.doesNotMatch(stdout, /--tun-/);
    const live = restored(stdout);
    const whole = saveText(predict(readFileSync(path)).table);
    const missing = whole.split('\n').filter((line) => !live.split('\n').includes(line));
    assert.equal(
      live,
      whole
        .split('\n')
        .filter((line) => !missing.includes(line))
        .join('\n'),
    );
    assert.equal(stderr.match(/left out: /g)?.length ?? 0, missing.length, stderr);
    assert.equal(exit, missing.length > 0 ? 1 : 0, stderr);
  });
}

/** Scripts that only edit the table that they find. */
const edits: readonly (readonly [title: string, script: string])[] = [
  ['a drain', 'VIP=192.0.2.10:80\nfor n in 1 2; do ipvsadm -e -t $VIP -r 10.0.0.$n:80 -g -w 0; done\n'],
  [
    'a real server that is replaced',
    'ipvsadm -d -t 192.0.2.10:80 -r 10.0.0.1\nipvsadm -a -t 192.0.2.10:80 -r 10.0.0.7 -g -w 9\n',
  ],
  ['another scheduler and a service less', 'ipvsadm -E -t 192.0.2.10:80 -s sh -b sh-port\nipvsadm -D -f 7\n'],
  ['a table that is emptied and made again', 'ipvsadm -C\necho "-A -u 192.0.2.10:53 -s rr" | ipvsadm -R\n'],
];
const start = `-A -t 192.0.2.10:80 -s wlc
-a -t 192.0.2.10:80 -r 10.0.0.1:80 -g -w 1
-a -t 192.0.2.10:80 -r 10.0.0.2:80 -g -w 2
-A -f 7 -s rr -p 60
-a -f 7 -r 10.0.0.3:0 -m -w 1
`;

for (const [title, script] of edits) {
  await fact(`${title}: convert --onto the live table says what the script then makes of it`, () => {
    restored(start);
    writeFileSync('/tmp/edit.sh', `#!/bin/sh\n${script}`);
    const { exit, stdout, stderr } = lvsrules(['convert', '--onto', 'netlink', '/tmp/edit.sh']);
    assert.equal(exit, 0, stderr);
    assert.equal(saved(), saveText(predict(start).table), 'convert has changed the table');
    const run = ran('sh', ['-e', '/tmp/edit.sh']);
    assert.equal(run.exit, 0, run.stderr);
    const made = saved();
    assert.equal(saveText(predict(stdout).table), made);
    assert.equal(restored(stdout), made);
  });
}
