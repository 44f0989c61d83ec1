import type { ListedFigures } from '../../domain/listed.ts';
import { largeNumber, low32, roundedNumber } from './large-number.ts';
import type { LineWriter } from './line-writer.ts';

/** `--stats`: totals since zeroing. For a real server's connections and packets only the low 32 bits are shown. */
export const statsView: LineWriter = {
  service: (head, { totals }, exact) => head.padEnd(33) + numbers(totals ?? {}, exact),
  server: ({ totals = {} }, exact) =>
    numbers(
      {
        ...totals,
        connections: low32(totals.connections),
        inPackets: low32(totals.inPackets),
        outPackets: low32(totals.outPackets),
      },
      exact,
    ),
};

/** The five counters in their columns; a rounded one is written as it was read. */
export function numbers(figures: ListedFigures, exact: boolean): string {
  const { rounded = {} } = figures;
  return (['connections', 'inPackets', 'outPackets', 'inBytes', 'outBytes'] as const)
    .map((name) => {
      const short = rounded[name];
      return short ? roundedNumber(short) : largeNumber(figures[name] ?? 0n, exact);
    })
    .join('');
}
