import { observedServices } from './observed-services.ts';
import type { ListedConnection, ListedFigures, ListedServer, ListedService, ListedTable } from '../domain/listed.ts';
import type { Connection, Figures, Observation, UnknownFact } from '../domain/observation.ts';

/** A live table for doctor. */
export interface JudgedTable {
  readonly observation: Observation;
  readonly connections: readonly Connection[] | null;
}

/**
 * A pasted or recorded table instead of a live one. What a listing shortened (`31187K`) is precise enough for judging.
 */
export function listedObservation(listed: ListedTable): JudgedTable {
  const { services = [], timeouts, daemons, connections, size, version } = listed;
  const unknown: UnknownFact[] = [
    ...(services.some(({ servers }) => servers.some(({ upper }) => upper === undefined))
      ? (['thresholds'] as const)
      : []),
    ...(timeouts ? [] : (['timeouts'] as const)),
    ...(daemons ? [] : (['daemons'] as const)),
    'order',
  ];
  return {
    observation: {
      services: observedServices(services.map(rounded)),
      ...(timeouts && { timeouts }),
      ...(daemons && { daemons }),
      ...(size !== undefined && { size }),
      ...(version !== undefined && { version }),
      unknown,
    },
    connections: connections?.flatMap(plainConnection) ?? null,
  };
}

function rounded(service: ListedService): ListedService {
  const servers = service.servers.map((server): ListedServer => ({
    ...server,
    ...(server.totals && { totals: roundedFigures(server.totals) }),
  }));
  return { ...service, servers };
}

const units = { K: 1000n, M: 1000_000n, G: 1000_000_000n, T: 1000_000_000_000n } as const;

function roundedFigures({ rounded: short = {}, ...exact }: ListedFigures): ListedFigures {
  const whole = Object.entries(short).map(([name, { value, unit }]) => [name, value * units[unit]] as const);
  return { ...(Object.fromEntries(whole) as Partial<Figures>), ...exact };
}

/** Names are not resolved, so such an entry says nothing about a server. */
function plainConnection({ source, virtual, destination, ...rest }: ListedConnection): readonly Connection[] {
  const [from, to, by] = [source, virtual, destination];
  if (from.address === undefined || to.address === undefined || by.address === undefined) return [];
  return [
    {
      ...rest,
      source: from.address,
      sourcePort: from.port ?? 0,
      virtual: to.address,
      virtualPort: to.port ?? 0,
      destination: by.address,
      destinationPort: by.port ?? 0,
    },
  ];
}
