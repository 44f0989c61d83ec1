import { mkdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { output } from '../fact.ts';

/** A machine of the cluster: a network namespace with one device for each of its networks. */
export interface Machine {
  readonly name: string;
  /** By device: the number of the network, and the addresses there. */
  readonly devices: Readonly<Record<string, readonly [network: number, ...addresses: readonly string[]]>>;
  /** Words of `ip`, such as a default route. */
  readonly more?: readonly string[];
}

/** Lays networks, which are bridges outside the machines, and connects the machines to them. */
export async function layCluster(machines: readonly Machine[]): Promise<void> {
  output('depmod');
  loadModules('bridge');
  mkdirSync('/run/netns', { recursive: true });
  const networks = new Set(machines.flatMap(({ devices }) => Object.values(devices).map(([network]) => network)));
  for (const network of networks) {
    output('ip', 'link', 'add', `br${network}`, 'up', 'type', 'bridge');
  }
  for (const { name, devices, more = [] } of machines) {
    output('ip', 'netns', 'add', name);
    inside(name, 'ip link set lo up');
    for (const [device, [network, ...addresses]] of Object.entries(devices)) {
      const port = `${name}-${device}`;
      output('ip', 'link', 'add', port, 'type', 'veth', 'peer', 'name', device, 'netns', name);
      output('ip', 'link', 'set', port, 'master', `br${network}`, 'up');
      inside(name, `ip link set ${device} up`);
      for (const address of addresses) {
        inside(name, `ip addr add ${address} dev ${device}${address.includes(':') ? ' nodad' : ''}`);
      }
    }
    for (const words of more) inside(name, `ip ${words}`);
  }
  for (const { name } of machines) {
    while (inside(name, 'ip -6 address show tentative') !== '') await setTimeout(100);
  }
}

/** Loads modules below all machines: each gets the devices that come with them. */
export function loadModules(...names: readonly string[]): void {
  for (const name of names) output('modprobe', name);
}

/** Devices that were up once have a queue and settings of IPv6 from then on. */
export function raiseOnce(name: string, ...devices: readonly string[]): void {
  for (const device of devices) {
    inside(name, `ip link set ${device} up`);
    inside(name, `ip link set ${device} down`);
  }
}

/** A program in a machine of the cluster; its words are split at blanks. */
export function inside(name: string, words: string): string {
  return output('ip', 'netns', 'exec', name, ...words.split(' '));
}

/** What setup may touch on machines, and all that changes with it, a line each. */
export function stateOf(...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const sysctls = output('ip', 'netns', 'exec', name, 'sh', '-c', 'grep -rHs "" /proc/sys/net | sort').split('\n');
    const lines = [
      ...inside(name, 'ip -o address').split('\n'),
      ...inside(name, 'ip -o link').split('\n'),
      ...inside(name, 'ip route show table all').split('\n'),
      ...inside(name, 'ip -6 route show table all').split('\n'),
      ...sysctls.filter((line) => !/random|nf_conntrack_count/.test(line)),
    ];
    return lines.map((line) => `${name}: ${line}`);
  });
}

/** The lines in which states differ. */
export function differences(before: readonly string[], after: readonly string[]): readonly string[] {
  const [were, are] = [new Set(before), new Set(after)];
  return [
    ...before.filter((line) => !are.has(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !were.has(line)).map((line) => `+ ${line}`),
  ];
}
