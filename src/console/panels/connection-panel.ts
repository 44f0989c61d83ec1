import { endpointText, ipv4Word } from '../../domain/address.ts';
import type { Connection } from '../../domain/observation.ts';
import { counted } from '../../report/counted.ts';
import { clientNetwork, type ConnectionRow } from '../connection-row.ts';
import { hiddenClient, hiddenWord } from '../hidden-client.ts';
import { byClient } from '../rows/by-client.ts';
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
  const { ofClient, ofNetwork } = entriesOf(all, source);
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
    field('Of this client', counted(ofClient, ['entry', 'entries'])),
    field('Of its network', `${counted(ofNetwork, ['entry', 'entries'])}${hidden === null ? ` from ${network}` : ''}`),
  ];
}

interface CountedEntries {
  readonly all: readonly Connection[];
  readonly source: string;
  readonly ofClient: number;
  readonly ofNetwork: number;
}

const memory: { last: CountedEntries | null } = { last: null };

/** The entries of a client and of its network. Counted once for each listing and client. */
function entriesOf(all: readonly Connection[], source: string): CountedEntries {
  const { last } = memory;
  if (last?.all === all && last.source === source) return last;
  const [ofClient, ofNetwork] = source.includes(':') ? countedTexts(all, source) : countedWords(all, source);
  return (memory.last = { all, source, ofClient, ofNetwork });
}

function countedWords(all: readonly Connection[], source: string): readonly [number, number] {
  const word = ipv4Word(source) ?? 0;
  let [ofClient, ofNetwork] = [0, 0];
  for (const address of byClient(all).addresses) {
    if (address === word) ofClient++;
    if (address >>> 8 === word >>> 8) ofNetwork++;
  }
  return [ofClient, ofNetwork];
}

function countedTexts(all: readonly Connection[], source: string): readonly [number, number] {
  const network = clientNetwork(source);
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one.source, (counts.get(one.source) ?? 0) + 1);
  let ofNetwork = 0;
  for (const [client, count] of counts) if (clientNetwork(client) === network) ofNetwork += count;
  return [counts.get(source) ?? 0, ofNetwork];
}
