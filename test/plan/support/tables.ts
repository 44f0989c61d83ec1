import type { RealServer } from '../../../src/domain/server.ts';
import type { Service, ServiceKey, ServiceSettings } from '../../../src/domain/service.ts';
import type { Table } from '../../../src/domain/table.ts';

/** A TCP service at an endpoint such as `192.0.2.1:80`; `key` replaces that. */
export function service(endpoint: string, settings: Partial<ServiceSettings>, servers: readonly RealServer[]): Service {
  return {
    key: tcp(endpoint),
    scheduler: 'rr',
    flags: 0,
    persistence: null,
    engine: null,
    onePacket: false,
    ...settings,
    servers,
  };
}

/** A server that is routed to, of weight 1. */
export function server(endpoint: string, settings: Partial<RealServer> = {}): RealServer {
  return { ...parts(endpoint), method: 'route', weight: 1, upper: 0, lower: 0, tunnel: null, ...settings };
}

export function table(...services: readonly Service[]): Table {
  return { services };
}

export function tcp(endpoint: string): ServiceKey {
  return { kind: 'tcp', ...parts(endpoint) };
}

function parts(endpoint: string): { readonly address: string; readonly port: number } {
  const colon = endpoint.lastIndexOf(':');
  return { address: endpoint.slice(0, colon), port: Number(endpoint.slice(colon + 1)) };
}
