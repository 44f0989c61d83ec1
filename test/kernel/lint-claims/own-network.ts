import { createRequire } from 'node:module';
import { output } from '../fact.ts';

interface Koffi {
  load(library: null): { func(declaration: string): (...words: readonly unknown[]) => number };
}

const unshare = (createRequire(import.meta.url)('koffi') as Koffi).load(null).func('int unshare(int flags)');
const newNetwork = 0x40000000;

/**
 * Puts this process, and what it starts from now on, into a network with an IPVS of its own, which remembers no
 * connection. The addresses of the rules' examples are on its device; what is sent there goes nowhere.
 */
export function ownNetwork(): void {
  if (unshare(newNetwork) !== 0) throw new Error('no network of its own: this needs root');
  const steps = [
    'ip link set lo up',
    'ip link add d0 type dummy',
    'ip link set d0 up',
    'ip addr add 10.255.0.1/8 dev d0',
    'ip addr add 192.0.2.254/24 dev d0',
  ];
  output('sh', '-c', steps.join(' && '));
}
