import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { cProgram } from './c-program.ts';
import { bundled, interleaved, measured } from './child.ts';
import { rulesText } from './rules-text.ts';

/** Comparing and planning two sets of 100,000 lines that differ in one line of a hundred, and applying 10,000 changes. */
export const plan: Bench = {
  name: 'plan',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'lvsrules-bench-'));
    const write = async (name: string, text: string) => {
      const path = join(folder, name);
      await writeFile(path, text);
      return path;
    };
    const text = rulesText(100_000);
    const left = await write('left.rules', text);
    const right = await write('right.rules', changed(text, 100));
    const far = await write('far.rules', changed(text, 9));
    const lesser = rulesText(11_112);
    const small = await write('small.rules', lesser);
    const other = await write('other.rules', changed(lesser, 1));
    const lines = await write('edits', edits(lesser));
    const restore = await cProgram();
    const [planning, reading, applying] = [await bundled('plan'), await bundled('read-two'), await bundled('apply')];
    const found = await interleaved(
      {
        parse: () => measured(reading, 'parse', left, right),
        table: () => measured(reading, 'table', left, right),
        plan: () => measured(planning, left, right),
        apply: () => measured(applying, left, far),
        all: () => measured(applying, small, other),
        restore: () => restore?.(lines) ?? Promise.resolve({ cpuMs: 0, peakMb: 0 }),
      },
      5,
    );
    const { parse, table, plan: planned, apply, all, restore: restored } = found;
    const against = (time: number, other: number) => `${time.toFixed(0)} ms against ${other.toFixed(0)} ms`;
    return [
      {
        what: 'diff and plan of 2 x 100,000 lines against parsing both',
        value: planned.cpuMs / parse.cpuMs,
        unit: 'x',
        target: 1.6,
        measured: against(planned.cpuMs, parse.cpuMs),
      },
      {
        what: 'some 10,000 changes applied and verified against reading both',
        value: apply.cpuMs / table.cpuMs,
        unit: 'x',
        target: 1.6,
        measured: against(apply.cpuMs, table.cpuMs),
      },
      ...(restore
        ? [
            {
              what: '10,000 changes against ipvsadm -R of their lines',
              value: all.cpuMs / restored.cpuMs,
              unit: 'x' as const,
              target: 20,
              measured: `${against(all.cpuMs, restored.cpuMs)}, its kernel calls stubbed; ours on a simulated kernel`,
            },
          ]
        : []),
    ];
  },
};

/** Every nth server line with another weight. */
function changed(text: string, every: number): string {
  let servers = 0;
  return text.replace(/^(-a .*-w )([0-9]+)$/gm, (line, words: string, weight: string) =>
    servers++ % every === 0 ? `${words}${Number(weight) + 10}` : line,
  );
}

/** The lines of those changes: each a whole edit. */
function edits(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.startsWith('-a '))
    .map((line) => `${line.replace(/^-a/, '-e').replace(/[0-9]+$/, (weight) => String(Number(weight) + 10))}\n`)
    .join('');
}
