import { execFile } from 'node:child_process';
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
const grouping = `${process.execPath} dist/lvsrules.js connections --group server,state`;

/** A connection table of a million entries, counted by server and state: its memory, and its time beside `cat`. */
export const connections: Bench = {
  name: 'connections',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'lvsrules-bench-'));
    const file = join(folder, 'ip_vs_conn');
    try {
      await writeTable(file);
      const small = join(folder, 'small');
      await writeTable(small, 1000);
      const [own, least, cat]: [number[], number[], number[]] = [[], [], []];
      for (let round = 0; round < rounds; round++) {
        cat.push(await processorMs(`cat ${file} | wc -l`));
        least.push(await processorMs(`${grouping} ${small}`));
        own.push(await processorMs(`${grouping} ${file}`));
      }
      const [ms, start] = [Math.min(...own), Math.min(...least)];
      const reference = Math.min(...cat);
      return [
        {
          what: `${entries} entries grouped, against cat | wc -l of the same file`,
          value: ms / reference,
          unit: 'x',
          target: 15,
          measured: `${ms.toFixed(0)} ms of the processor, ${reference.toFixed(0)} ms; the kernel takes longer to print a table: test:kernel has the ratio to that`,
        },
        {
          what: 'an entry, without the start of the program',
          value: ((ms - start) * 1000) / entries,
          unit: 'µs',
          target: 0.5,
          measured: `${ms.toFixed(0)} ms, and ${start.toFixed(0)} ms for 1,000 entries`,
        },
        { what: 'memory at its most', value: await memoryOf(file), unit: 'MB', target: 100, measured: 'resident' },
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

/** User and system time of a shell command. */
async function processorMs(command: string): Promise<number> {
  const { stderr } = await run('bash', ['-c', `TIMEFORMAT="%3U %3S"; time { ${command} >/dev/null; }`]);
  const [user = Number.NaN, system = Number.NaN] = stderr.trim().split(' ').map(Number);
  return (user + system) * 1000;
}

/** The resident memory of the command at its most, in megabytes. */
async function memoryOf(file: string): Promise<number> {
  const script = `process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)))`;
  const preload = `data:text/javascript,${encodeURIComponent(script)}`;
  const words = ['--import', preload, 'dist/lvsrules.js', 'connections', file, '--group', 'server,state'];
  const { stderr } = await run(process.execPath, words);
  return Number(/[0-9]+$/.exec(stderr)?.[0] ?? Number.NaN) / 1024;
}
