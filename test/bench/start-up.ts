import { spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program } from '../support/run-lvsrules.ts';
import type { Bench } from './bench.ts';
import { interleaved, type Measure } from './child.ts';
import { rulesText } from './rules-text.ts';

const tellCpu = fileURLToPath(new URL('children/tell-cpu.cjs', import.meta.url));

/** From the shell to the answer, against a Node that does nothing. The first frame is drawn on a pseudo terminal. */
export const startUp: Bench = {
  name: 'start-up',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'lvsrules-bench-'));
    const cpuFile = join(folder, 'cpu');
    const node = (...args: readonly string[]) => ended(process.execPath, ['--require', tellCpu, ...args], cpuFile);
    const rules = join(folder, 'some.rules');
    await writeFile(rules, rulesText(18));
    const frame = `'${process.execPath}' --require '${tellCpu}' '${program}' console`;
    const drawn = (words: string, sign: string) =>
      ended('script', ['-qec', `${frame} ${words}`, '/dev/null'], cpuFile, sign);
    const found = await interleaved(
      {
        bare: () => node('-e', '0'),
        help: () => node(program, '--help'),
        lint: () => node(program, 'lint', 'examples/lvs-dr.rules'),
        console: () => drawn(`-d 'file:${rules}'`, '172.0.0.17'),
        demo: () => drawn('--demo', '10.0.1.12'),
      },
      7,
    );
    const against = (what: string, { cpuMs }: Measure, target: number) => ({
      what: `${what}, against node -e 0`,
      value: cpuMs / found.bare.cpuMs,
      unit: 'x' as const,
      target,
      measured: `${cpuMs.toFixed(0)} ms against ${found.bare.cpuMs.toFixed(0)} ms`,
    });
    return [
      against('--help', found.help, 1.15),
      against('lint of a small file', found.lint, 1.7),
      against('the first frame of the console, 16 servers', found.console, 3.2),
      against('the same with 45 s of simulated clients', found.demo, 5),
    ];
  },
};

/** Runs a program to its end; one that shows `sign` is sent the key that quits. */
async function ended(command: string, args: readonly string[], cpuFile: string, sign?: string): Promise<Measure> {
  const env = { ...process.env, CPU_FILE: cpuFile, TERM: 'xterm-256color' };
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  let shown = '';
  child.stdout.on('data', (piece: Buffer) => {
    shown += piece.toString();
    if (sign !== undefined && shown.includes(sign)) child.stdin.end('q');
  });
  await new Promise((resolve) => child.on('close', resolve));
  return { cpuMs: Number(await readFile(cpuFile, 'utf8')), peakMb: 0 };
}
