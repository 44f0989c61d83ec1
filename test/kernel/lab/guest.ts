import { mkdirSync, openSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { ReadStream } from 'node:tty';
import { inside } from '../cluster/machines.ts';
import { applyRules, setUp } from '../cluster/operator.ts';
import { layRouteCluster, routeCluster, routeRoles } from '../cluster/route-cluster.ts';
import { clientTraffic } from './client-traffic.ts';
import { labCommand, type LabState, labUsage } from './lab-commands.ts';
import { type LabLine, labLineText, type LabOrder, type LabTerminal } from './lab-line.ts';
import { labPort, layShell, resizeTerminal, runShell } from './shell.ts';

// The lab on the machine: the cluster of examples/lvs-dr.rules, set up by lvsrules, and a shell on its director.
const print = (line: LabLine) => void process.stdout.write(labLineText(line));
const done = (text: string) => {
  print({ kind: 'done', text });
};
const { rules, vip } = routeCluster;
const terminal = JSON.parse(readFileSync('/job/terminal.json', 'utf8')) as LabTerminal;
const state: LabState = { traffic: clientTraffic('client', vip), planted: new Set() };

writeFileSync('/proc/sys/kernel/hostname', 'lb');
await layRouteCluster();
done('a director (lb), two real servers (rs1, rs2) and a client');
for (const [name, role] of routeRoles) {
  await setUp(name, role, { rules, apply: true });
  done(`${name}: lvsrules setup ${role} --rules site.rules --apply`);
}
await keepForBoot();
await applyRules('lb', rules);
done('lb: lvsrules apply site.rules');
for (const [name, setting] of [
  ['lb', 'net.ipv4.vs.expire_nodest_conn=1'],
  ['rs1', 'net.ipv4.tcp_keepalive_time=594'],
  ['rs2', 'net.ipv4.tcp_keepalive_time=594'],
] as const) {
  inside(name, `sysctl -w ${setting}`);
  done(`${name}: sysctl -w ${setting}, as doctor advises`);
}
state.traffic.turn(true);

/** Orders that come by the serial line: from other terminals, and from the size of this one. */
createInterface({ input: new ReadStream(openSync('/dev/ttyS1', 'r')) }).on('line', (text) => {
  const order = JSON.parse(text) as LabOrder;
  if (order.kind === 'size') resizeTerminal(order.size);
  else void labCommand(order.words, state).then((answer) => void print({ kind: 'answer', ...answer }));
});

/** Commands of the shell. */
createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => undefined);
  createInterface({ input: socket }).once('line', (text) => {
    const words = text.split(' ').filter((word) => word !== '');
    void labCommand(words, state).then(({ exit, text: said }) => socket.end(`${exit}\n${said}`));
  });
}).listen(labPort, '127.0.0.1');

/** As on a host that is meant to last: doctor would name what the next boot loses. */
async function keepForBoot(): Promise<void> {
  const unit = '/etc/systemd/system/lvsrules-director.service';
  const wanted = '/etc/systemd/system/multi-user.target.wants';
  for (const folder of ['/etc/sysctl.d', wanted]) mkdirSync(folder, { recursive: true });
  writeFileSync('/etc/sysctl.d/60-lvsrules.conf', await setUp('rs1', 'realserver', { rules, format: 'sysctl' }));
  writeFileSync(unit, await setUp('lb', 'director', { rules, format: 'systemd' }));
  symlinkSync(unit, `${wanted}/lvsrules-director.service`);
}

layShell(rules, labUsage());
print({ kind: 'ready' });
await runShell('lb', terminal);
process.exit();
