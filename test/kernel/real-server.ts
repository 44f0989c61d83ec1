import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { output } from './fact.ts';
import { webServer } from './web-server.ts';

/**
 * Starts an HTTP server in a network of its own, behind a wire to the director, where masquerading and direct routing
 * both reach it: it has the virtual addresses too, and is not asked for them by ARP. Gives its address.
 */
export async function startRealServer(number: number, virtual: readonly string[]): Promise<string> {
  const [here, there] = [`10.3.${number}.1`, `10.3.${number}.2`];
  const server = spawn('unshare', ['-n', process.execPath, '-e', webServer], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = String(server.pid);
  await new Promise((resolve) => server.stdout.once('data', resolve));
  server.unref();
  output('ip', 'link', 'add', `wire${number}`, 'type', 'veth');
  output('ip', 'link', 'set', 'veth0', 'netns', pid);
  output('ip', 'addr', 'add', `${here}/24`, 'dev', `wire${number}`);
  output('ip', 'link', 'set', `wire${number}`, 'up');
  // Answers of direct routing come back from an address that is the director's own.
  output('sh', '-c', `echo 1 >/proc/sys/net/ipv4/conf/wire${number}/accept_local`);
  const inside = [
    'ip link set lo up',
    ...virtual.map((address) => `ip addr add ${address}/32 dev lo`),
    `ip addr add ${there}/24 dev veth0`,
    'ip link set veth0 up',
    'echo 2 >/proc/sys/net/ipv4/conf/all/arp_announce',
    `ip route add default via ${here}`,
  ];
  output('nsenter', '-t', pid, '-n', 'sh', '-c', inside.join(' && '));
  await setTimeout(100);
  return there;
}
