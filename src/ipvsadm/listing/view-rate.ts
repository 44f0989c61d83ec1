import { largeNumber, low32, roundedNumber } from './large-number.ts';
import type { LineWriter } from './line-writer.ts';
import { numbers } from './view-stats.ts';

/** `--rate`: traffic per second. A real server's rates are cut to 32 bits, its first three are never shortened. */
export const rateView: LineWriter = {
  service: (head, { rates }, exact) => head.padEnd(33) + numbers(rates ?? {}, exact),
  server: ({ rates = {} }, exact) =>
    (['connections', 'inPackets', 'outPackets', 'inBytes', 'outBytes'] as const)
      .map((name, index) => {
        const short = rates.rounded?.[name];
        return short ? roundedNumber(short) : largeNumber(low32(rates[name]), exact || index < 3);
      })
      .join(''),
};
