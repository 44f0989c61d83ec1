import { type Figures, noFigures } from '../../domain/observation.ts';
import { AttributeTable } from './attribute-table.ts';
import { figures } from './netlink-numbers.ts';

/** The totals and rates in the attribute `number` of the table that was read from these words. */
export interface DecodedFigures {
  readonly totals: Figures;
  readonly rates: Figures;
}

/** Null if the attribute is absent: before Linux 4.1. */
export function decodeFigures(words: Uint32Array, table: AttributeTable, number: number): DecodedFigures | null {
  if (!table.has(number)) return null;
  const from = table.startOf(number);
  found.read(words, from, from + table.lengthOf(number));
  const [first, , , , , sixth] = figures;
  return { totals: fiveFrom(first), rates: fiveFrom(sixth) };
}

const found = new AttributeTable(Math.max(...figures));

/** Five figures: the attribute with this number and the next four. All servers without traffic share one object. */
function fiveFrom(first: number): Figures {
  const connections = found.long(first) ?? 0n;
  const inPackets = found.long(first + 1) ?? 0n;
  const outPackets = found.long(first + 2) ?? 0n;
  const inBytes = found.long(first + 3) ?? 0n;
  const outBytes = found.long(first + 4) ?? 0n;
  if (connections === 0n && inPackets === 0n && outPackets === 0n && inBytes === 0n && outBytes === 0n)
    return noFigures;
  return { connections, inPackets, outPackets, inBytes, outBytes };
}
