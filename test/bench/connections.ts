import { execFile, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { promisify } from 'node:util';
import type { Bench } from './bench.ts';

const run = promisify(execFile);
const entries = Number(process.env['LVSRULES_CONNECTIONS'] ?? 1_000_000);
const rounds = 3;

/** A connection table of a million entries, counted by server and state: its memory, and its time beside `wc -l` and `cat`. */
export const connections: Bench = {
  name: 'connections',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'lvsrules-bench-'));
    const file = join(folder, 'ip_vs_conn');
    try {
      await writeTable(file);
      const own: number[] = [];
      const cat: number[] = [];
      const small = join(folder, 'small');
      await writeTable(small, 1000);
      const least = await memoryOf(small);
      for (let round = 0; round < rounds; round++) {
        cat.push(await timeOf('/bin/sh', ['-c', 'cat "$1" | wc -l', 'sh', file]));
        own.push(await timeOf(process.execPath, ['dist/lvsrules.js', 'connections', file, '--group', 'server,state']));
      }
      const most = await memoryOf(file);
      return [
        {
          what: `${entries} entries grouped, against cat | wc -l of the same file`,
          value: Math.min(...own) / Math.min(...cat),
          unit: 'x',
          target: 30,
          measured: `${Math.min(...own).toFixed(0)} ms, ${Math.min(...cat).toFixed(0)} ms; the kernel takes longer to print a table than a disk`,
        },
        {
          what: 'memory at its most, beyond that for 1,000 entries',
          value: (most - least) / 1024,
          unit: 'MB',
          target: 100,
          measured: `${(most / 1024).toFixed(0)} MB and ${(least / 1024).toFixed(0)} MB`,
        },
      ];
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function writeTable(file: string, count = entries): Promise<void> {
  const out = createWriteStream(file);
  out.write('Pro FromIP   FPrt ToIP     TPrt DestIP   DPrt State       Expires PEName PEData\n');
  const states = ['ESTABLISHED', 'TIME_WAIT', 'FIN_WAIT', 'SYN_RECV'];
  const hex = (number: number, digits: number) => number.toString(16).toUpperCase().padStart(digits, '0');
  for (let first = 0; first < count; first += 10_000) {
    let text = '';
    for (let at = first; at < Math.min(count, first + 10_000); at++) {
      const [client, server] = [0x64400000 + ((at * 7919) & 0x3fffff), 0x0a000001 + (at % 100)];
      const state = (states[at % 4] ?? '').padEnd(11);
      text += `TCP ${hex(client, 8)} ${hex(1024 + (at % 60_000), 4)} C0000201 0050 ${hex(server, 8)} 0050 ${state} ${String(at % 900).padStart(7)}\n`;
    }
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

async function timeOf(program: string, words: readonly string[]): Promise<number> {
  const began = performance.now();
  await run(program, [...words]);
  return performance.now() - began;
}

/** The resident memory of the command at its most, in kilobytes. */
async function memoryOf(file: string): Promise<number> {
  const script = `process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)))`;
  const preload = `data:text/javascript,${encodeURIComponent(script)}`;
  const words = ['--import', preload, 'dist/lvsrules.js', 'connections', file, '--group', 'server,state'];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  await once(child, 'close');
  return Number(/[0-9]+$/.exec(said)?.[0] ?? Number.NaN);
}
