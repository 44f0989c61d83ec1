import type { Figures } from '../../domain/observation.ts';
import type { Row } from '../row.ts';
import { count, nothing } from './cells.ts';
import type { Column } from './column.ts';

type Kept = 'rates' | 'totals';

/** The columns of `--rate` and of `--stats`. */
export const figureColumns: Readonly<Record<Kept, readonly Column<Row>[]>> = {
  rates: [
    figure('rates', 'connections', 'cps', 'CONN/s', 6, 'new connections per second'),
    figure('rates', 'inBytes', 'inbps', 'IN B/s', 6, 'bytes per second from the clients'),
    figure(
      'rates',
      'outBytes',
      'outbps',
      'OUT B/s',
      7,
      'bytes per second to the clients, if replies pass the director',
    ),
    figure('rates', 'inPackets', 'inpps', 'IN P/s', 6, 'packets per second from the clients'),
    figure('rates', 'outPackets', 'outpps', 'OUT P/s', 7, 'packets per second to the clients'),
  ],
  totals: [
    figure('totals', 'connections', 'conns', 'CONNS', 7, 'connections since the counters were zeroed'),
    figure('totals', 'inPackets', 'inpkts', 'IN PKTS', 8, 'packets from the clients'),
    figure('totals', 'outPackets', 'outpkts', 'OUT PKTS', 8, 'packets to the clients'),
    figure('totals', 'inBytes', 'inbytes', 'IN BYTES', 8, 'bytes from the clients'),
    figure('totals', 'outBytes', 'outbytes', 'OUT BYTES', 9, 'bytes to the clients'),
  ],
};

/** Few digits for bytes, so that `22K` and `938K` in one column compare at a glance. */
const rateWidths: Readonly<Record<keyof Figures, number>> = {
  connections: 5,
  inPackets: 5,
  outPackets: 5,
  inBytes: 4,
  outBytes: 4,
};

function figure(
  kept: Kept,
  which: keyof Figures,
  name: string,
  title: string,
  width: number,
  summary: string,
): Column<Row> {
  const value = (row: Row): bigint | undefined =>
    (row.kind === 'service' ? row.service : row.kind === 'server' ? row.server : row.sum)[kept]?.[which];
  return {
    name,
    title,
    width,
    align: 'right',
    summary,
    cell: (row) => {
      const found = value(row);
      return found === undefined ? nothing : count(found, kept === 'totals' ? width : rateWidths[which]);
    },
    value: (row) => {
      const found = value(row);
      return found === undefined ? null : Number(found);
    },
  };
}
