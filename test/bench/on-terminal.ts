import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program on a pseudo terminal that `script` makes, measured from outside as any program can be. */
export interface OnTerminal {
  /** User and system time since its start, in milliseconds. */
  cpuMs(): number;
  /** Resident memory in megabytes. */
  memoryMb(): number;
  /** Bytes written to the terminal since the last call. */
  written(): number;
  press(keys: string): void;
  /** Waits until the screen has been sent a text. */
  shows(text: string): Promise<void>;
  close(): Promise<void>;
}

export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** Starts a program on a terminal of a size. The words must need no quoting. */
export function onTerminal({ columns, rows }: ScreenSize, words: readonly string[]): OnTerminal {
  const folder = mkdtempSync(join(tmpdir(), 'lvsrules-bench-'));
  const idFile = join(folder, 'id');
  const command = `stty cols ${columns} rows ${rows}; echo $$ > ${idFile}; exec ${words.join(' ')}`;
  const env = { ...process.env, TERM: 'xterm-256color', HOME: folder, XDG_CACHE_HOME: cache };
  const child: ChildProcess = spawn('script', ['-qec', command, '/dev/null'], {
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let bytes = 0;
  let recent = '';
  let seen = '';
  let shown: () => void = () => undefined;
  child.stdout?.on('data', (piece: Buffer) => {
    bytes += piece.length;
    recent = (recent + piece.toString('latin1')).slice(-100_000);
    if (seen !== '' && recent.includes(seen)) shown();
  });
  const id = () => readFileSync(idFile, 'utf8').trim();
  return {
    cpuMs: () => cpuMsOf(id()),
    memoryMb: () => {
      const status = readFileSync(`/proc/${id()}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
    },
    written: () => {
      const count = bytes;
      bytes = 0;
      return count;
    },
    press: (keys) => child.stdin?.write(keys),
    shows: (text) =>
      new Promise((resolve) => {
        seen = text;
        shown = resolve;
        if (recent.includes(text)) resolve();
      }),
    close: async () => {
      if (child.exitCode === null) {
        const ended = once(child, 'close');
        process.kill(Number(id()), 'SIGTERM');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The code of the program is compiled once for all runs, as it is for its users. */
const cache = mkdtempSync(join(tmpdir(), 'lvsrules-bench-'));
process.on('exit', () => {
  rmSync(cache, { recursive: true, force: true });
});

/** `utime` and `stime` of proc(5), in ticks of 10 ms. */
function cpuMsOf(id: string): number {
  const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
