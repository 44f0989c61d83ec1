import type { Figures } from '../../domain/observation.ts';
import { fit, line, type StyledLine, span } from '../paint/line.ts';

const rows: readonly (readonly [keyof Figures, string])[] = [
  ['connections', 'Connections'],
  ['inPackets', 'Packets in'],
  ['outPackets', 'Packets out'],
  ['inBytes', 'Bytes in'],
  ['outBytes', 'Bytes out'],
];

/** Totals and rates side by side, in full. */
export function figureLines(totals: Figures | undefined, rates: Figures | undefined): readonly StyledLine[] {
  if (totals === undefined && rates === undefined) return [line(span('   this director gives no statistics', 'idle'))];
  return [
    line(span(`   ${fit('', 15)}${fit('TOTAL', 20, 'right')}${fit('A SECOND', 14, 'right')}`, 'heading')),
    ...rows.map(([name, label]) =>
      line(
        span(`   ${fit(label, 15)}`, 'idle'),
        span(fit(text(totals, name), 20, 'right')),
        span(fit(text(rates, name), 14, 'right')),
      ),
    ),
  ];
}

function text(figures: Figures | undefined, name: keyof Figures): string {
  return figures === undefined ? '–' : figures[name].toString();
}
