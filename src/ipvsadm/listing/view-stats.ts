import type { Figures } from '../../domain/observation.ts';
import { largeNumber, low32 } from './large-number.ts';
import type { LineWriter } from './line-writer.ts';

/** `--stats`: totals since zeroing. Of a real server's connections and packets only the low 32 bits are shown. */
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

/** The five figures in their columns. */
export function numbers(figures: Partial<Figures>, exact: boolean): string {
  const { connections = 0n, inPackets = 0n, outPackets = 0n, inBytes = 0n, outBytes = 0n } = figures;
  return [connections, inPackets, outPackets, inBytes, outBytes].map((count) => largeNumber(count, exact)).join('');
}
