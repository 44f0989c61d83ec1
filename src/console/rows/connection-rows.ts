import { endpointText } from '../../domain/address.ts';
import type { Connection } from '../../domain/observation.ts';
import type { RowId } from '../../live/identity.ts';
import type { ConnectionLine, ConnectionRow } from '../connection-row.ts';
import type { Order } from './order-by.ts';
import type { Rows } from './rows.ts';

/** Connections in an order, each row made when it is asked for: a director may have a million, a screen shows fifty. */
export class ConnectionRows implements Rows<ConnectionRow> {
  readonly length: number;
  /** Whether any client has an IPv6 address, which needs more room. */
  readonly hasLong: boolean;
  private readonly connections: readonly Connection[];
  private readonly order: Order;

  constructor(connections: readonly Connection[], order: Order, hasLong: boolean) {
    this.connections = connections;
    this.order = order;
    this.length = order.length;
    this.hasLong = hasLong;
  }

  at(place: number): ConnectionRow | undefined {
    const connection = this.connections[this.order.at(place) ?? -1];
    return connection && new LazyConnection(connection, null);
  }

  slice(from?: number, to?: number): readonly ConnectionRow[] {
    return Array.from(this.order.slice(from, to), (place) => this.connections[place]).flatMap((connection) =>
      connection === undefined ? [] : [new LazyConnection(connection, null)],
    );
  }

  *[Symbol.iterator](): Iterator<ConnectionRow> {
    for (const place of this.order) {
      const connection = this.connections[place];
      if (connection) yield new LazyConnection(connection, null);
    }
  }

  placeOfId(id: RowId): number {
    const [protocol, source, sourcePort, virtual, virtualPort] = id.split(' ');
    const [from, to] = [Number(sourcePort), Number(virtualPort)];
    return this.order.findIndex((place) => {
      const one = this.connections[place];
      return (
        one?.sourcePort === from &&
        one.source === source &&
        one.virtualPort === to &&
        one.virtual === virtual &&
        one.protocol === protocol
      );
    });
  }
}

/** Its texts are made when they are needed. */
export class LazyConnection implements ConnectionLine {
  readonly kind = 'connection';
  readonly connection: Connection;
  readonly group: RowId | null;
  constructor(connection: Connection, group: RowId | null) {
    this.connection = connection;
    this.group = group;
  }
  get client(): string {
    const { source, sourcePort } = this.connection;
    return sourcePort === 0 ? source : endpointText(source, sourcePort);
  }
  get id(): string {
    const { protocol, source, sourcePort, virtual, virtualPort } = this.connection;
    return `${protocol} ${source} ${sourcePort} ${virtual} ${virtualPort}`;
  }
  get server(): string {
    const { protocol, virtual, virtualPort, destination, destinationPort } = this.connection;
    return `${protocol} ${endpointText(virtual, virtualPort)} ${endpointText(destination, destinationPort)}`;
  }
}
