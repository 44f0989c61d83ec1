import { endpointText } from '../../domain/address.ts';
import type { Connection } from '../../domain/observation.ts';
import { type ConnectionRow, networkOf } from '../connection-row.ts';
import { fit, foreign, line, span, type StyledLine } from '../paint/line.ts';

/** A connection in full, and the others of its client; or a group. */
export function connectionPanel(row: ConnectionRow, all: readonly Connection[], width: number): readonly StyledLine[] {
  const field = (label: string, value: string) =>
    line(span(`   ${fit(label, 15)}`, 'idle'), span(foreign(value).slice(0, Math.max(0, width - 18))));
  if (row.kind === 'group') {
    return [
      line(span(` ${foreign(row.name)}`, 'title')),
      field('Connections', String(row.size)),
      field('Share', `${Math.round((row.size / Math.max(1, all.length)) * 100)} % of all ${all.length}`),
    ];
  }
  const { connection } = row;
  const { protocol, virtual, virtualPort, destination, destinationPort, state, expires, source } = connection;
  const network = networkOf(source);
  const template = connection.sourcePort === 0;
  return [
    line(span(` ${row.client}`, 'title')),
    field('Service', `${protocol.toUpperCase()} ${endpointText(virtual, virtualPort)}`),
    field('Real server', endpointText(destination, destinationPort)),
    field('State', template ? 'remembered client (persistence template)' : state),
    field('Ends', `after ${expires} s without a packet`),
    ...(connection.engine === undefined
      ? []
      : [field('Engine', `${connection.engine} ${connection.engineData ?? ''}`)]),
    field('Of this client', `${all.filter((one) => one.source === source).length} entries`),
    field('Of its network', `${all.filter((one) => networkOf(one.source) === network).length} entries from ${network}`),
  ];
}
