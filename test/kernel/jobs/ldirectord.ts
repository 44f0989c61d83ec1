import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { predict } from '../../../src/ipvsadm/predict.ts';
import { saveText } from '../../../src/ipvsadm/save-text.ts';
import { fact, lvsrules, output } from '../fact.ts';
import { HealthChecker, saved } from '../health-checks/health-checker.ts';
import { assertNoDrift, ownerIsNamed, plantedDriftIsFound, strayService } from '../health-checks/planted-drift.ts';
import { everyAddressIsHere, RealServers } from '../health-checks/real-servers.ts';

const file = '/etc/ldirectord.cf';
const spec = `ldirectord:${file}`;
const configuration = `checktimeout=1
checkinterval=1
quiescent=no

virtual=10.1.0.1:80
	real=10.2.0.1:8080 masq 2
	real=10.2.0.2:8080 masq
	fallback=10.2.0.9:8080 masq
	scheduler=wrr
	checktype=connect

virtual=10.1.0.2:80
	quiescent=yes
	real=10.2.0.3->10.2.0.4:80 gate 3
	persistent=300
	netmask=255.255.255.0
	checktype=connect
	checkport=8080

virtual=10.1.0.5:80
	quiescent=yes
	real=10.2.0.6:81 gate 2
	checktype=on

virtual=10.1.0.3:80
	quiescent=yes
	real=10.2.0.6->10.2.0.7:81 gate 3
	checktype=on

virtual=10.1.0.4:80
	quiescent=no
	real=10.2.0.16->10.2.0.17:81 gate 3
	checktype=on

virtual=7
	protocol=fwm
	real=10.2.0.5 ipip
	scheduler=rr
	service=none
	checktype=on
`;

mkdirSync('/var/run', { recursive: true });
mkdirSync('/var/log', { recursive: true });
mkdirSync('/var/lock', { recursive: true });
writeFileSync('/etc/protocols', 'tcp 6 TCP\nudp 17 UDP\n');
writeFileSync('/etc/services', 'http 80/tcp\n');
writeFileSync('/etc/hosts', '127.0.0.1 localhost\n');
writeFileSync(file, configuration);
everyAddressIsHere();
const servers = new RealServers();
await servers.start(['10.2.0.1', 8080], ['10.2.0.2', 8080], ['10.2.0.3', 8080], ['10.2.0.4', 8080]);
// It starts itself again where PERLIO is not set.
const owner = new HealthChecker('env', ['PERLIO=perlio', '/usr/bin/perl', '/usr/sbin/ldirectord', '-d', file, 'start']);
const whole = saveText(predict(lvsrules(['convert', file]).stdout).table);

await fact('ldirectord makes the table that its configuration is read as', async () => {
  assert.equal(await owner.settled((rules) => rules === whole), whole);
  assert.match(
    assertNoDrift(spec),
    /^lvsrules: \S+:27:2: port 81 is given, .* ldirectord never raises the weight from 0;.*\n$/,
  );
});

await plantedDriftIsFound(spec, [
  {
    title: 'a changed scheduler',
    hand: '-E -t 10.1.0.1:80 -s wlc',
    back: '-E -t 10.1.0.1:80 -s wrr',
    shown: 'scheduler wrr -> wlc',
  },
  {
    title: 'a changed method',
    hand: '-e -f 7 -r 10.2.0.5 -g -w 1',
    back: '-e -f 7 -r 10.2.0.5 -i -w 1',
    shown: '10.2.0.5',
  },
  strayService,
]);

await ownerIsNamed('ldirectord', file);

await fact('a failed check is state: a server that is away, one at weight 0, then the fallback server', async () => {
  await servers.stop('10.2.0.2', 8080);
  await owner.settled((rules) => !rules.includes('10.2.0.2:8080'));
  assert.match(assertNoDrift(spec), /10\.2\.0\.2:8080 is not in the table/);
  await servers.stop('10.2.0.4', 8080);
  await owner.settled((rules) => rules.includes('10.2.0.4:80 -g -w 0'));
  assert.match(assertNoDrift(spec), /10\.2\.0\.4:80 has weight 0/);
  await servers.stop('10.2.0.1', 8080);
  await owner.settled((rules) => rules.includes('10.2.0.9:8080'));
  assert.match(assertNoDrift(spec), /10\.2\.0\.9:8080 is the sorry server/);
  const planned = lvsrules(['plan', file, '--director', 'netlink', '--exit-code']);
  assert.equal(planned.exit, 0, planned.stdout);
  await servers.start(['10.2.0.1', 8080], ['10.2.0.2', 8080], ['10.2.0.4', 8080]);
  assert.equal(await owner.settled((rules) => rules === whole), whole);
});

await fact('what lvsrules applies is what ldirectord made', async () => {
  await owner.stop();
  output('/usr/sbin/ipvsadm', '-C');
  const applied = lvsrules(['apply', file, '--director', 'netlink', '--yes']);
  assert.equal(applied.exit, 0, applied.stderr);
  assert.equal(saved(), whole);
});

await servers.stopAll();
