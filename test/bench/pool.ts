import type { Bench, Figure } from './bench.ts';
import { bundled, interleaved, measured } from './child.ts';

/** Planning one service with 4,000 servers against one with 400, under schedulers that are foretold in different ways. */
export const pool: Bench = {
  name: 'pool',
  async run() {
    const planning = await bundled('pool');
    const figures: Figure[] = [];
    for (const scheduler of ['rr', 'wlc', 'sh', 'mh', 'ovf']) {
      const { few, many } = await interleaved(
        {
          few: () => measured(planning, '400', scheduler),
          many: () => measured(planning, '4000', scheduler),
        },
        3,
      );
      figures.push({
        what: `plan of 4,000 servers of one service under ${scheduler} against 400`,
        value: many.cpuMs / few.cpuMs,
        unit: 'x',
        target: 12,
        measured: `${many.cpuMs.toFixed(0)} ms against ${few.cpuMs.toFixed(0)} ms`,
      });
    }
    return figures;
  },
};
