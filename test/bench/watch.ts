import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from './bench.ts';
import { rulesText } from './rules-text.ts';

const warmUp = 5;

/** LVSRULES_SOAK=2000,600: how many changes of the file, and how many seconds of rest after them. */
const [changes = 200, idleSeconds = 20] = (process.env['LVSRULES_SOAK'] ?? '200,20').split(',').map(Number);

/**
 * A watched file that changes again and again, then rests: memory and processor time have to stay flat. The table is a
 * simulated one, in a file that is read and written as a whole, which costs more than a kernel.
 */
export const watch: Bench = {
  name: 'watch',
  async run() {
    const edited = await kept(rulesText(1000), 1, changes);
    const resting = await kept(servicesText(1000), 10, 3);
    const fifth = Math.floor(changes / 5);
    const [early, late] = [mean(edited.sizes.slice(fifth, 2 * fifth)), mean(edited.sizes.slice(-fifth))];
    return [
      {
        what: `memory in the last fifth of ${changes} changes against the second`,
        value: late / early,
        unit: 'x',
        target: 1.25,
        measured: `${early.toFixed(0)} MB, then ${late.toFixed(0)} MB, ${edited.after.toFixed(0)} MB after ${idleSeconds} s of rest`,
      },
      {
        what: 'processor time for a change of one line of 1,000',
        value: edited.changeMs * 1000,
        unit: 'µs',
        target: 100_000,
        measured: 'read, checked, planned, applied, verified and recorded',
      },
      {
        what: 'a second at rest, looking at 1,000 lines each second',
        value: edited.idleMs * 1000,
        unit: 'µs',
        target: 10_000,
        measured: `${(edited.idleMs / 10).toFixed(1)} % of a core`,
      },
      {
        what: 'a second at rest with 1,000 services, each ten seconds a look',
        value: resting.idleMs * 1000,
        unit: 'µs',
        target: 10_000,
        measured: `${(resting.idleMs / 10).toFixed(1)} % of a core, with three real servers each`,
      },
    ];
  },
};

interface Kept {
  /** Resident after each change, in megabytes, and after the rest. */
  readonly sizes: readonly number[];
  readonly after: number;
  readonly changeMs: number;
  /** Processor time in a second at rest. */
  readonly idleMs: number;
}

/** Watches rules whose last line changes this many times, and then no more. */
async function kept(rules: string, lookSeconds: number, times: number): Promise<Kept> {
  const folder = await mkdtemp(join(tmpdir(), 'lvsrules-bench-'));
  const write = async (version: number) => {
    await writeFile(join(folder, 'new'), rules.replace(/-w [0-9]+\n$/, `-w ${1 + (version % 2)}\n`));
    await rename(join(folder, 'new'), join(folder, 'site.rules'));
  };
  await write(0);
  const words = ['dist/lvsrules.js', 'watch', join(folder, 'site.rules'), '--director', `sim:${folder}/table.json`];
  const child = spawn(process.execPath, [...words, '--debounce', '20', '--look', String(lookSeconds)], {
    env: { ...process.env, LVSRULES_STATE: join(folder, 'state') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const events = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    await until(events, 'started');
    for (let version = 1; version <= warmUp; version++) {
      await write(version);
      await until(events, 'applied');
    }
    const sizes: number[] = [];
    const began = await processorMs(child.pid);
    for (let version = warmUp + 1; version <= warmUp + times; version++) {
      await write(version);
      await until(events, 'applied');
      sizes.push(await residentMb(child.pid));
    }
    const changed = await processorMs(child.pid);
    await sleep(idleSeconds * 1000);
    const rested = await processorMs(child.pid);
    return {
      sizes,
      after: await residentMb(child.pid),
      changeMs: (changed - began) / times,
      idleMs: (rested - changed) / idleSeconds,
    };
  } finally {
    child.kill();
  }
}

/** Services of three real servers each. */
function servicesText(count: number): string {
  return Array.from({ length: count }, (_, place) => {
    const service = `-t 10.0.${place >> 8}.${place & 255}:80`;
    const server = (number: number) => `-a ${service} -r 172.16.${number}.${place & 255}:80 -m -w 1\n`;
    return `-A ${service} -s wlc\n${server(1)}${server(2)}${server(3)}`;
  }).join('');
}

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
