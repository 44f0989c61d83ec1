import type { Connection } from '../../domain/observation.ts';
import { endpointText } from '../../domain/address.ts';
import { cut, fit, foreign, line, type StyledLine, span } from '../paint/line.ts';

export function connectionHead(width: number): StyledLine {
  const words = [fit('PROTO', 5), fit('EXPIRES', 7, 'right'), fit('STATE', 11)];
  const { room, service } = roomFor(width);
  const ends = ['CLIENT', ...(service ? ['SERVICE'] : []), 'REAL SERVER'].map((title) => fit(title, room));
  return line(span(cut(` ${[...words, ...ends].join(' ')}`, width), 'heading'));
}

/** The connection table, one row per connection, sorted by client. */
export function connectionLines(
  connections: readonly Connection[] | null,
  width: number,
  filter: string,
): readonly StyledLine[] {
  if (connections === null) return [line(span('   reading the connections…', 'idle'))];
  const shown = chosenConnections(connections, filter);
  if (shown.length > 0) return shown.map((connection) => connectionLine(connection, width));
  return [line(span(filter === '' ? '   There are no connections.' : '   No connection matches the filter.', 'idle'))];
}

/** Columns for each address and port; on a narrow screen the service is left out so that the others fit. */
function roomFor(width: number): { readonly room: number; readonly service: boolean } {
  const third = Math.floor((width - 29) / 3);
  return third >= 21
    ? { room: third, service: true }
    : { room: Math.max(9, Math.floor((width - 28) / 2)), service: false };
}

/** The connections that contain all words of a filter, sorted by client so that rows stay in place. */
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

function connectionLine(connection: Connection, width: number): StyledLine {
  const { room, service } = roomFor(width);
  const { protocol, expires, state, source, sourcePort, virtual, virtualPort, destination, destinationPort } =
    connection;
  const template = sourcePort === 0;
  return line(
    span(` ${fit(protocol.toUpperCase(), 5)} `, 'idle'),
    span(`${fit(`${expires}s`, 7, 'right')} `),
    span(`${fit(foreign(template ? 'persistent' : state), 11)} `, state === 'ESTABLISHED' ? 'good' : 'idle'),
    span(`${fit(template ? source : endpointText(source, sourcePort), room)} `),
    span(service ? `${fit(endpointText(virtual, virtualPort), room)} ` : '', 'idle'),
    span(fit(endpointText(destination, destinationPort), room)),
  );
}
