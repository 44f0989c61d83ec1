import { endpointText } from '../../domain/address.ts';
import type { Connection } from '../../domain/observation.ts';
import { clientNetwork, type ConnectionRow } from '../connection-row.ts';
import { hiddenClient, hiddenWord } from '../hidden-client.ts';
import { fit, foreign, line, span, type StyledLine } from '../paint/line.ts';

/** A connection in full, and the others of its client; or a group. */
export function connectionPanel(
  row: ConnectionRow,
  all: readonly Connection[],
  width: number,
  privacy: boolean,
): readonly StyledLine[] {
  const hidden = privacy ? hiddenClient(row) : null;
  const field = (label: string, value: string) =>
    line(span(`   ${fit(label, 15)}`, 'idle'), span(foreign(value).slice(0, Math.max(0, width - 18))));
  if (row.kind === 'group') {
    return [
      line(span(` ${hidden ?? foreign(row.name)}`, 'title')),
      field('Connections', String(row.size)),
      field('Share', `${Math.round((row.size / Math.max(1, all.length)) * 100)} % of all ${all.length}`),
    ];
  }
  const { connection } = row;
  const { protocol, virtual, virtualPort, destination, destinationPort, state, expires, source } = connection;
  const { clients, networks } = entriesOf(all);
  const network = clientNetwork(source);
  const template = connection.sourcePort === 0;
  return [
    line(span(` ${hidden ?? row.client}`, 'title')),
    field('Service', `${protocol.toUpperCase()} ${endpointText(virtual, virtualPort)}`),
    field('Real server', endpointText(destination, destinationPort)),
    field('State', template ? 'remembered client (persistence template)' : state),
    field('Ends', `after ${expires} s without a packet`),
    ...(connection.engine === undefined
      ? []
      : [field('Engine', `${connection.engine} ${hidden === null ? (connection.engineData ?? '') : hiddenWord}`)]),
    field('Of this client', `${clients.get(source) ?? 0} entries`),
    field('Of its network', `${networks.get(network) ?? 0} entries${hidden === null ? ` from ${network}` : ''}`),
  ];
}

interface CountedEntries {
  readonly clients: ReadonlyMap<string, number>;
  readonly networks: ReadonlyMap<string, number>;
}

const counted = new WeakMap<readonly Connection[], CountedEntries>();

/** The entries by client and by network. Counted once for each listing: a frame must not go through a million of them. */
function entriesOf(all: readonly Connection[]): CountedEntries {
  const known = counted.get(all);
  if (known !== undefined) return known;
  const clients = new Map<string, number>();
  for (const { source } of all) clients.set(source, (clients.get(source) ?? 0) + 1);
  const networks = new Map<string, number>();
  for (const [source, count] of clients) {
    const network = clientNetwork(source);
    networks.set(network, (networks.get(network) ?? 0) + count);
  }
  const entries = { clients, networks };
  counted.set(all, entries);
  return entries;
}
