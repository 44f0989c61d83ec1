import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Figure } from './bench.ts';
import { cProgram } from './c-program.ts';
import { bundled, interleaved, measured } from './child.ts';
import { rulesText } from './rules-text.ts';

/** Reading rules, each time in a new process: against a scanner by hand, and against the C program where it is. */
export const parse: Bench = {
  name: 'parse',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'lvsrules-bench-'));
    const write = async (name: string, lines: number) => {
      const path = join(folder, name);
      await writeFile(path, rulesText(lines));
      return path;
    };
    const [half, whole, million] = [
      await write('50k.rules', 50_000),
      await write('100k.rules', 100_000),
      await write('1m.rules', 1_000_000),
    ];
    const [hand, grammar] = [await bundled('hand'), await bundled('grammar')];
    const c = await cProgram();
    const found = await interleaved(
      {
        hand: () => measured(hand, whole),
        grammar: () => measured(grammar, whole),
        half: () => measured(grammar, half),
        c: () => c?.(whole) ?? Promise.resolve({ cpuMs: NaN, peakMb: NaN }),
      },
      7,
    );
    const large = await interleaved(
      { hand: () => measured(hand, million), grammar: () => measured(grammar, million) },
      2,
    );
    const times = (left: number, right: number) => `${left.toFixed(0)} ms against ${right.toFixed(0)} ms`;
    const ratio = (what: string, target: number, left: number, right: number): Figure => {
      return { what, value: left / right, unit: 'x', target, measured: times(left, right) };
    };
    return [
      ratio('100,000 lines, cold, against a scanner by hand', 2, found.grammar.cpuMs, found.hand.cpuMs),
      ...(c
        ? [ratio('100,000 lines against ipvsadm -R, its kernel stubbed', 0.6, found.grammar.cpuMs, found.c.cpuMs)]
        : []),
      ratio('100,000 lines against 50,000', 2.2, found.grammar.cpuMs, found.half.cpuMs),
      ratio('1,000,000 lines against a scanner by hand', 2, large.grammar.cpuMs, large.hand.cpuMs),
      {
        what: '1,000,000 lines, peak memory',
        value: large.grammar.peakMb,
        unit: 'MB',
        target: 400,
        measured: `by hand ${large.hand.peakMb.toFixed(0)} MB`,
      },
    ];
  },
};
