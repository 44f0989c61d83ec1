import type { Connection } from '../../domain/observation.ts';
import { endpointText } from '../../domain/address.ts';
import { cut, fit, foreign, line, type Line, span } from '../paint/line.ts';

export function connectionHead(width: number): Line {
  const room = roomFor(width);
  const words = [fit('PROTO', 5), fit('EXPIRES', 7, 'right'), fit('STATE', 11)];
  const ends = ['CLIENT', 'SERVICE', 'REAL SERVER'].map((title) => fit(title, room));
  return line(span(cut(`   ${[...words, ...ends].join(' ')}`, width), 'heading'));
}

/** The connection table, one row each, in the order of the clients. */
export function connectionLines(
  connections: readonly Connection[] | null,
  width: number,
  filter: string,
): readonly Line[] {
  if (connections === null) return [line(span('   reading the connections…', 'idle'))];
  const shown = chosenConnections(connections, filter);
  if (shown.length > 0) return shown.map((connection) => connectionLine(connection, roomFor(width)));
  return [line(span(filter === '' ? '   There are no connections.' : '   No connection matches the filter.', 'idle'))];
}

function roomFor(width: number): number {
  return Math.max(9, Math.floor((width - 32) / 3));
}

/** The connections that a filter's words are all found in, sorted by client so that they stay in place. */
export function chosenConnections(connections: readonly Connection[], filter: string): readonly Connection[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const kept = connections
    .map((connection) => ({ connection, text: textOf(connection) }))
    .filter(({ text }) =>
      words.every((word) => (word.startsWith('!') ? !text.includes(word.slice(1)) : text.includes(word))),
    );
  return kept.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ connection }) => connection);
}

function textOf({
  protocol,
  state,
  source,
  sourcePort,
  virtual,
  virtualPort,
  destination,
  destinationPort,
}: Connection): string {
  return `${endpointText(source, sourcePort)} ${endpointText(virtual, virtualPort)} ${endpointText(destination, destinationPort)} ${protocol} ${state}`.toLowerCase();
}

function connectionLine(connection: Connection, room: number): Line {
  const { protocol, expires, state, source, sourcePort, virtual, virtualPort, destination, destinationPort } =
    connection;
  const template = sourcePort === 0;
  return line(
    span(`   ${fit(protocol.toUpperCase(), 5)} `, 'idle'),
    span(`${fit(`${expires}s`, 7, 'right')} `),
    span(`${fit(foreign(template ? 'persistent' : state), 11)} `, state === 'ESTABLISHED' ? 'good' : 'idle'),
    span(`${fit(template ? source : endpointText(source, sourcePort), room)} `),
    span(`${fit(endpointText(virtual, virtualPort), room)} `, 'idle'),
    span(fit(endpointText(destination, destinationPort), room)),
  );
}
