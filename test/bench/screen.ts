import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { program } from '../support/run-lvsrules.ts';
import type { Bench, Figure } from './bench.ts';
import { bundled } from './child.ts';
import { onTerminal, type OnTerminal, type ScreenSize } from './on-terminal.ts';
import { rulesText } from './rules-text.ts';

const seconds = Number(process.env['LVSRULES_SECONDS'] ?? 30);
const small: ScreenSize = { columns: 80, rows: 24 };
const large: ScreenSize = { columns: 200, rows: 60 };

/**
 * The console on a terminal beside htop, both at once: what an operator pays who keeps it open. The processor time of
 * the simulated kernel, whose clients the demonstration needs, is part of the console's.
 */
export const screen: Bench = {
  name: 'screen',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'lvsrules-bench-'));
    try {
      const rules = join(folder, 'large.rules');
      await writeFile(rules, rulesText(11_112));
      const figures: Figure[] = [];
      figures.push(...(await atOneHertz(small, 1.5, 1)));
      figures.push(...(await atOneHertz(large, 2.5, 1)));
      figures.push(await heldArrow(rules, small));
      figures.push(await heldArrow(rules, large));
      figures.push(await memory('17 servers', 'small', 90));
      figures.push(await memory('10,000 servers', 'large', 180));
      figures.push(...(await ownWork()));
      return figures;
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function atOneHertz(size: ScreenSize, cpuTarget: number, bytesTarget: number): Promise<readonly Figure[]> {
  const own = onTerminal(size, [process.execPath, program, 'console', '--demo']);
  const other = onTerminal(size, ['htop', '-d', '10']);
  await Promise.all([own.shows('10.0.1.12'), other.shows('Load')]);
  await sleep(5000);
  const [ownCpu, otherCpu] = [own.cpuMs(), other.cpuMs()];
  own.written();
  other.written();
  await sleep(seconds * 1000);
  const [ownSpent, otherSpent] = [own.cpuMs() - ownCpu, other.cpuMs() - otherCpu];
  const [ownBytes, otherBytes] = [own.written() / seconds, other.written() / seconds];
  await Promise.all([own.close(), other.close()]);
  const at = `${size.columns}x${size.rows}`;
  return [
    {
      what: `the console at 1 Hz, 17 servers, ${at}, against htop`,
      value: ownSpent / otherSpent,
      unit: 'x',
      target: cpuTarget,
      measured: `${(ownSpent / seconds).toFixed(1)} ms of CPU a second against ${(otherSpent / seconds).toFixed(1)}, ${seconds} s`,
    },
    {
      what: `bytes a frame, ${at}, against htop`,
      value: ownBytes / otherBytes,
      unit: 'x',
      target: bytesTarget,
      measured: `${ownBytes.toFixed(0)} against ${otherBytes.toFixed(0)}`,
    },
  ];
}

/** Samples are an hour apart, and those of htop 10 s, the most that it can: the keys alone are measured. */
async function heldArrow(rules: string, size: ScreenSize): Promise<Figure> {
  const own = onTerminal(size, [process.execPath, program, 'console', '-d', `file:${rules}`, '--interval', '1h']);
  const other = onTerminal(size, ['htop', '-d', '100']);
  await Promise.all([own.shows('172.0.0.17'), other.shows('Load')]);
  await sleep(2000);
  const spent = [await heldDown(own), await heldDown(other)] as const;
  await Promise.all([own.close(), other.close()]);
  return {
    what: `arrow key held, 10,000 servers, ${size.columns}x${size.rows}, against htop`,
    value: spent[0] / spent[1],
    unit: 'x',
    target: 6,
    measured: `${spent[0].toFixed(2)} ms of CPU a key against ${spent[1].toFixed(2)}`,
  };
}

/** An hour of refreshes, one a second, on a clock that does not wait. */
async function memory(what: string, table: 'small' | 'large', target: number): Promise<Figure> {
  const { stdout } = await promisify(execFile)(process.execPath, [await bundled('hour'), table]);
  const { early, late, most } = JSON.parse(stdout) as Record<'early' | 'late' | 'most', number>;
  return {
    what: `memory after an hour, ${what}`,
    value: late,
    unit: 'MB',
    target,
    measured: `3600 refreshes; ${early} MB after two minutes, ${most} MB at most`,
  };
}

/** What the child `frames` measures. */
interface FrameTimes {
  readonly refresh: { readonly few: number; readonly many: number };
  readonly heldKey: number;
  readonly listing: number;
  readonly key: number;
  readonly sort: number;
  readonly filter: number;
}

/** Without the director and the terminal. The times of keys are of one process, and no ratios. */
async function ownWork(): Promise<readonly Figure[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [await bundled('frames')]);
  const { refresh, key, listing, sort, filter } = JSON.parse(stdout) as FrameTimes;
  return [
    {
      what: 'own work of a refresh, 10,000 servers against 40',
      value: refresh.many / refresh.few,
      unit: 'x',
      target: 1.2,
      measured: `${refresh.many.toFixed(1)} ms of CPU against ${refresh.few.toFixed(1)}`,
    },
    ...(
      [
        ['a new listing', listing],
        ['an arrow key', key],
        ['a sort', sort],
        ['a letter of a filter', filter],
      ] as const
    ).map(([what, ms]) => ({
      what: `${what} at 100,000 connections`,
      value: ms * 1000,
      unit: 'µs' as const,
      target: 50_000,
      measured: 'CPU, from the key to the bytes of the picture',
    })),
  ];
}

const presses = 300;

/** Keys come 30 times a second, down and up in turn at the lower end of the screen, so that rows scroll. */
async function heldDown(program: OnTerminal): Promise<number> {
  const before = program.cpuMs();
  for (let key = 0; key < presses; key++) {
    program.press('\x1b[B');
    await sleep(33);
  }
  await sleep(300);
  return (program.cpuMs() - before) / presses;
}
