import type { RealServer } from '../domain/server.ts';
import type { Service, ServiceSettings } from '../domain/service.ts';

/** Whether quiescing a server before its removal helps anybody, and if not, why. */
export type DrainWorth = 'worth' | 'datagrams' | 'hash-without-fallback' | 'last-server';

/**
 * Waiting is useless for datagrams (a client that goes on sending keeps its entry alive) and harmful where a hash
 * scheduler without fallback would refuse the clients of a quiesced server, or where nobody else can serve.
 * `meanwhile` are the settings of the service while the server is drained.
 */
export function drainWorth(meanwhile: ServiceSettings, after: Service, server: RealServer): DrainWorth {
  if (meanwhile.key.kind === 'udp') return 'datagrams';
  if (refusesQuiesced(meanwhile)) return 'hash-without-fallback';
  const others = after.servers.some((other) => other.weight > 0);
  return others || server.weight === 0 ? 'worth' : 'last-server';
}

/** dh never looks for another server; sh and mh do so with their fallback flag alone. */
export function refusesQuiesced({ scheduler, flags }: Pick<ServiceSettings, 'scheduler' | 'flags'>): boolean {
  if (scheduler === 'dh') return true;
  return (scheduler === 'sh' || scheduler === 'mh') && (flags & 1) === 0;
}
