import { largeNumber, low32 } from './large-number.ts';
import type { LineWriter } from './line-writer.ts';
import { numbers } from './view-stats.ts';

/** `--rate`: what passed in a second. A real server's rates are cut to 32 bits, its first three are never shortened. */
export const rateView: LineWriter = {
  service: (head, { rates }, exact) => head.padEnd(33) + numbers(rates ?? {}, exact),
  server: ({ rates = {} }, exact) => {
    const counts = [rates.connections, rates.inPackets, rates.outPackets].map(low32);
    const bytes = [rates.inBytes, rates.outBytes].map(low32);
    return (
      counts.map((count) => largeNumber(count, true)).join('') +
      bytes.map((count) => largeNumber(count, exact)).join('')
    );
  },
};
