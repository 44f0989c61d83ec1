import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Bench, Figure } from './bench.ts';

const prefix = 'figure: ';

/**
 * What reading a real kernel costs: its table by netlink and by ipvsadm, and its connections. It is measured on a machine
 * under qemu, so that no table of this one is touched.
 */
export const refresh: Bench = {
  name: 'refresh',
  async run() {
    const child = spawn('sh', ['test/kernel/run', 'costs'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const figures: Figure[] = [];
    const others: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith(prefix)) figures.push(JSON.parse(line.slice(prefix.length)) as Figure);
      else others.push(line);
    }
    if (child.exitCode === null) await once(child, 'close');
    if (child.exitCode !== 0) throw new Error(others.join('\n'));
    return figures;
  },
};
