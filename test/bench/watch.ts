import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from './bench.ts';
import { rulesText } from './rules-text.ts';

/** LVSRULES_SOAK=2000,600: how many changes of the file, and how many seconds of rest after them. */
const [changes = 200, idleSeconds = 20] = (process.env['LVSRULES_SOAK'] ?? '200,20').split(',').map(Number);

/** A watched file of 1,000 lines that changes again and again, then rests: memory and processor time have to stay flat. */
export const watch: Bench = {
  name: 'watch',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'lvsrules-bench-'));
    const write = async (version: number) => {
      const text = rulesText(1000).replace(/-w 1$/gm, `-w ${1 + (version % 2)}`);
      await writeFile(join(folder, 'new'), text);
      await rename(join(folder, 'new'), join(folder, 'site.rules'));
    };
    await write(0);
    const words = ['dist/lvsrules.js', 'watch', join(folder, 'site.rules'), '--director', `sim:${folder}/table.json`];
    const child = spawn(process.execPath, [...words, '--debounce', '20', '--look', '1'], {
      env: { ...process.env, LVSRULES_STATE: join(folder, 'state') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const events = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      await until(events, 'started');
      const sizes: number[] = [];
      const began = await processorMs(child.pid);
      for (let version = 1; version <= changes; version++) {
        await write(version);
        await until(events, 'applied');
        sizes.push(await residentMb(child.pid));
      }
      const spent = (await processorMs(child.pid)) - began;
      const rest = await processorMs(child.pid);
      await sleep(idleSeconds * 1000);
      const idle = ((await processorMs(child.pid)) - rest) / idleSeconds;
      const after = await residentMb(child.pid);
      const fifth = Math.floor(changes / 5);
      const [early, late] = [mean(sizes.slice(fifth, 2 * fifth)), mean(sizes.slice(-fifth))];
      return [
        {
          what: `memory in the last fifth of ${changes} changes against the second`,
          value: late / early,
          unit: 'x',
          target: 1.25,
          measured: `${early.toFixed(0)} MB, then ${late.toFixed(0)} MB, ${after.toFixed(0)} MB after ${idleSeconds} s of rest`,
        },
        {
          what: 'processor time at rest, looking at the table each second',
          value: idle * 1000,
          unit: 'µs',
          target: 50_000,
          measured: `${idle.toFixed(1)} ms a second; ${(spent / changes).toFixed(0)} ms for each change`,
        },
      ];
    } finally {
      child.kill();
    }
  },
};

async function until(events: AsyncIterator<string>, wanted: string): Promise<void> {
  for (;;) {
    const { value, done } = await events.next();
    if (done === true) throw new Error(`watch ended before ${wanted}`);
    const { event } = JSON.parse(value) as { event: string };
    if (event === 'failed' || event === 'refused') throw new Error(value);
    if (event === wanted) return;
  }
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

async function residentMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid ?? 0}/status`, 'utf8');
  return Number(/^VmRSS:\s+([0-9]+)/m.exec(status)?.[1] ?? 0) / 1024;
}

/** User and system time, in the hundredths of a second that Linux counts. */
async function processorMs(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid ?? 0}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
