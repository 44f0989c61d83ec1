import { setTimeout } from 'node:timers/promises';
import { ran } from '../fact.ts';
import { inside } from './machines.ts';
import { applyRules } from './operator.ts';
import { answers } from './pages.ts';
import type { PlantedFault } from './planted-faults.ts';
import { endWebServer, routeCluster, startWebServer } from './route-cluster.ts';

/** A mistake on a machine of the cluster for direct routing. */
export interface RouteFault extends PlantedFault {
  /** What the machine does wrong, one line without a full stop. */
  readonly summary: string;
  /** What makes the machine as it was: commands there, or something that may be done twice. */
  readonly mended: readonly string[] | (() => void | Promise<void>);
  /** Whether the commands of doctor leave something for the operator to fill in: `mended` is what they would do. */
  readonly isOpen?: true;
}

const { rules, vip, director, servers } = routeCluster;

/** Faults that are planted together are in one group: they do not hide each other. */
export const routeFaults: readonly (readonly RouteFault[])[] = [
  [
    {
      name: 'arp-ignore',
      host: 'rs1',
      summary: 'answers ARP requests for the virtual address',
      made: ['sysctl -w net.ipv4.conf.all.arp_ignore=0'],
      mended: ['sysctl -w net.ipv4.conf.all.arp_ignore=1'],
      isFelt: () => claimants() > 1,
    },
    {
      name: 'arp-announce',
      host: 'rs2',
      summary: 'names the virtual address in its ARP requests',
      made: ['sysctl -w net.ipv4.conf.all.arp_announce=0'],
      mended: ['sysctl -w net.ipv4.conf.all.arp_announce=2'],
      // Its question for the client names the virtual address, and the client believes it.
      isFelt: async () => {
        knowTheDirector();
        await setTimeout(1500);
        inside('rs2', 'ip neigh flush dev eth0');
        answers('client', vip, 2);
        return inside('client', `ip neigh show ${vip}`).includes(macOf('rs2'));
      },
    },
    {
      name: 'send-redirects',
      host: 'lb',
      summary: 'forwards, and sends redirects on its own wire',
      made: ['sysctl -w net.ipv4.ip_forward=1'],
      mended: ['sysctl -w net.ipv4.ip_forward=0'],
    },
  ],
  [
    {
      name: 'service-not-listening',
      host: 'rs1',
      summary: 'its web server has ended',
      made: () => {
        endWebServer('rs1');
      },
      mended: () => startWebServer('rs1'),
      isOpen: true,
      isFelt: () => answers('client', servers.rs1, 1)[0] === '-',
    },
    {
      name: 'vip-missing',
      host: 'rs2',
      summary: 'lost the virtual address, as after a boot',
      made: [`ip address del ${vip}/32 dev lo`],
      mended: [`ip address add ${vip}/32 dev lo`],
      isFelt: () => !answering().includes('rs2'),
    },
    {
      name: 'estimation-off',
      host: 'lb',
      summary: 'estimates no rates',
      made: ['sysctl -w net.ipv4.vs.run_estimation=0'],
      mended: ['sysctl -w net.ipv4.vs.run_estimation=1'],
    },
    {
      name: 'table-defence',
      host: 'lb',
      summary: 'drops entries of connections to save memory',
      made: ['sysctl -w net.ipv4.vs.drop_entry=3'],
      mended: ['sysctl -w net.ipv4.vs.drop_entry=0'],
    },
  ],
  [
    {
      name: 'rules-drift',
      host: 'lb',
      summary: 'a server was quiesced by hand, and forgotten',
      made: [`ipvsadm -e -t ${vip}:80 -r ${servers.rs1}:80 -g -w 0`],
      mended: async () => {
        await applyRules('lb', rules);
      },
      isOpen: true,
      isFelt: () => !answering().includes('rs1'),
    },
    {
      name: 'loopback-prefix',
      host: 'rs2',
      summary: 'has the whole network of the address on lo',
      made: [`ip address del ${vip}/32 dev lo`, `ip address add ${vip}/24 dev lo`],
      mended: [`ip address del ${vip}/24 dev lo`, `ip address add ${vip}/32 dev lo`],
      isFelt: () => !answering().includes('rs2'),
    },
    {
      name: 'vip-on-arp-interface',
      host: 'rs1',
      summary: 'has the virtual address on its wire',
      made: [`ip address del ${vip}/32 dev lo`, `ip address add ${vip}/32 dev eth0`],
      mended: [`ip address del ${vip}/32 dev eth0`, `ip address add ${vip}/32 dev lo`],
      isFelt: () => claimants() > 1,
    },
  ],
  [
    {
      name: 'dr-server-not-on-link',
      host: 'lb',
      summary: 'reaches a real server through a router',
      made: [`ip route add ${servers.rs2} via ${servers.rs1}`],
      mended: [`ip route del ${servers.rs2}`],
      isOpen: true,
      isFelt: () => answering() === 'rs1',
    },
    {
      name: 'vip-not-local',
      host: 'lb',
      summary: 'lost the virtual address',
      made: [`ip address del ${vip}/32 dev eth0`],
      mended: [`ip address add ${vip}/32 dev eth0`],
      isFelt: () => answering() === '-',
    },
    {
      name: 'director-is-gateway',
      host: 'rs1',
      summary: 'its default route goes through the director',
      made: [`ip route add default via ${director}`],
      mended: ['ip route del default'],
      isOpen: true,
    },
  ],
];

/** Makes the machine of a fault as it was. */
export async function mend({ host, mended }: RouteFault): Promise<void> {
  if (typeof mended === 'function') await mended();
  else for (const command of mended) inside(host, command);
}

/** Which servers answer a client that knows the director, each once. */
export function answering(): string {
  knowTheDirector();
  return [...new Set(answers('client', vip, 2))].join(' ');
}

/** How many machines answer an ARP request for the virtual address. */
export function claimants(): number {
  const { stdout } = ran('ip', ['netns', 'exec', 'client', 'busybox', 'arping', '-c', '2', '-I', 'eth0', vip]);
  return new Set(stdout.match(/\[[0-9a-f:]+\]/gi)).size;
}

function knowTheDirector(): void {
  inside('client', `ip neigh replace ${vip} lladdr ${macOf('lb')} dev eth0 nud reachable`);
}

function macOf(name: string): string {
  return /link\/ether (\S+)/.exec(inside(name, 'ip link show dev eth0'))?.[1] ?? 'none';
}
