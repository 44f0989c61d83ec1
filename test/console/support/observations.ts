import type {
  Connection,
  Figures,
  Observation,
  ObservedServer,
  ObservedService,
} from '../../../src/domain/observation.ts';
import { noFigures } from '../../../src/domain/observation.ts';

/** A real server as a director shows it, direct routing and weight 1 where nothing else is said. */
export function server(address: string, given: Partial<ObservedServer> = {}): ObservedServer {
  return {
    address,
    port: 80,
    method: 'route',
    weight: 1,
    upper: 0,
    lower: 0,
    tunnel: null,
    active: 0,
    inactive: 0,
    persistent: 0,
    totals: noFigures,
    rates: noFigures,
    ...given,
  };
}

export function service(
  address: string,
  servers: readonly ObservedServer[],
  given: Partial<ObservedService> = {},
): ObservedService {
  return {
    key: { kind: 'tcp', address, port: 80 },
    scheduler: 'wrr',
    flags: 0,
    persistence: null,
    engine: null,
    onePacket: false,
    totals: noFigures,
    rates: noFigures,
    servers,
    ...given,
  };
}

export function figures(given: Partial<Figures>): Figures {
  return { ...noFigures, ...given };
}

export const busySite = service('192.0.2.1', [
  server('10.0.0.1', { active: 12, inactive: 40, rates: figures({ connections: 3n, inBytes: 1200n }) }),
  server('10.0.0.2', { active: 7, inactive: 35, weight: 2 }),
]);

export const drainingSite = service('192.0.2.2', [server('10.0.0.3', { weight: 0, active: 2 }), server('10.0.0.4')], {
  scheduler: 'wlc',
});

/** A busy web site of two servers, and one of which one server drains. */
export const twoSites: Observation = { services: [busySite, drainingSite], unknown: [] };

/** A client of the busy web site. */
export const oneClient: Connection = {
  protocol: 'tcp',
  source: '198.51.100.7',
  sourcePort: 40001,
  virtual: '192.0.2.1',
  virtualPort: 80,
  destination: '10.0.0.1',
  destinationPort: 80,
  state: 'ESTABLISHED',
  expires: 800,
};

/** Both sites, with other weights of the servers of the busy one. */
export function weighing(first: number, second = 2): Observation {
  const servers = [server('10.0.0.1', { weight: first }), server('10.0.0.2', { weight: second })];
  return { ...twoSites, services: [{ ...busySite, servers }, ...twoSites.services.slice(1)] };
}
