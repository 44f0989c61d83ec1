import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { bundled, interleaved, measured } from './child.ts';
import { rulesText } from './rules-text.ts';

/** Linting with the default rules, each time in a new process, against reading the same file. */
export const lint: Bench = {
  name: 'lint',
  async run() {
    const path = join(await mkdtemp(join(tmpdir(), 'lvsrules-bench-')), '100k.rules');
    await writeFile(path, rulesText(100_000));
    const [grammar, linter] = [await bundled('grammar'), await bundled('lint')];
    const found = await interleaved(
      { grammar: () => measured(grammar, path), linter: () => measured(linter, path) },
      5,
    );
    return [
      {
        what: '100,000 lines with the default rules, against reading them',
        value: found.linter.cpuMs / found.grammar.cpuMs,
        unit: 'x',
        target: 2.5,
        measured: `${found.linter.cpuMs.toFixed(0)} ms against ${found.grammar.cpuMs.toFixed(0)} ms`,
      },
    ];
  },
};
