import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { promisify } from 'node:util';
import type { Bench, Figure } from './bench.ts';

const run = promisify(execFile);
const entries = Number(process.env['LVSRULES_CONNECTIONS'] ?? 1_000_000);
const rounds = 3;
const grouping = (by: string) => `${process.execPath} dist/lvsrules.js connections --group ${by}`;

/** Many servers, few states, networks, and more clients than there are groups. */
const kinds = ['server,state', 'state', 'client/24', 'client', 'client,server'];

/** A connection table of a million entries, counted in groups of every kind: its memory, and its time beside `cat`. */
export const connections: Bench = {
  name: 'connections',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'lvsrules-bench-'));
    const file = join(folder, 'ip_vs_conn');
    try {
      await writeTable(file);
      const small = join(folder, 'small');
      await writeTable(small, 1000);
      const cat: number[] = [];
      const own = new Map<string, { readonly large: number[]; readonly small: number[] }>(
        kinds.map((kind) => [kind, { large: [], small: [] }]),
      );
      for (let round = 0; round < rounds; round++) {
        cat.push(await processorMs(`cat ${file} | wc -l`));
        for (const [kind, { large, small: few }] of own) {
          few.push(await processorMs(`${grouping(kind)} ${small}`));
          large.push(await processorMs(`${grouping(kind)} ${file}`));
        }
      }
      const reference = Math.min(...cat);
      const usual = Math.min(...(own.get('server,state')?.large ?? []));
      const figures: Figure[] = [
        {
          what: `${entries} entries grouped by server,state, against cat | wc -l of the file`,
          value: usual / reference,
          unit: 'x',
          target: 15,
          measured: `${usual.toFixed(0)} ms of the processor, ${reference.toFixed(0)} ms; the kernel takes longer to print a table: test:kernel has the ratio to that`,
        },
      ];
      for (const [kind, { large, small: few }] of own) {
        const [ms, start] = [Math.min(...large), Math.min(...few)];
        figures.push(
          {
            what: `an entry by ${kind}, without the start of the program`,
            value: ((ms - start) * 1000) / entries,
            unit: 'µs',
            target: 0.5,
            measured: `${ms.toFixed(0)} ms, and ${start.toFixed(0)} ms for 1,000 entries`,
          },
          {
            what: `memory at its most, by ${kind}`,
            value: await memoryOf(file, kind),
            unit: 'MB',
            target: 100,
            measured: 'resident',
          },
        );
      }
      return figures;
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
async function memoryOf(file: string, kind: string): Promise<number> {
  const script = `process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)))`;
  const preload = `data:text/javascript,${encodeURIComponent(script)}`;
  const words = ['--import', preload, 'dist/lvsrules.js', 'connections', file, '--group', kind];
  const { stderr } = await run(process.execPath, words);
  return Number(/[0-9]+$/.exec(stderr)?.[0] ?? Number.NaN) / 1024;
}
