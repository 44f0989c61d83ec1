import { fallsBack } from '../../domain/scheduler-flags.ts';
import { hashSchedulers } from '../../domain/schedulers.ts';
import { unreachable } from '../../domain/unreachable.ts';
import type { RealServer } from '../../domain/server.ts';
import type { Service, ServiceSettings } from '../../domain/service.ts';

/** Whether quiescing a server before its removal helps, and if not, why. */
export type DrainWorth = 'worth' | 'datagrams' | 'hash-without-fallback' | 'last-server';

/**
 * Waiting is useless for datagrams (a client that keeps sending keeps its entry alive) and harmful where a hash
 * scheduler without fallback would refuse the clients of a quiesced server, or where no other server can serve.
 * `meanwhile` are the settings of the service while the server is drained.
 */
export function drainWorth(meanwhile: ServiceSettings, after: Service, server: RealServer): DrainWorth {
  if (meanwhile.key.kind === 'udp' || meanwhile.onePacket) return 'datagrams';
  if (refusesQuiesced(meanwhile)) return 'hash-without-fallback';
  const others = after.servers.some((other) => other.weight > 0);
  return others || server.weight === 0 ? 'worth' : 'last-server';
}

/** dh never tries another server; sh and mh do so only with their fallback flag. */
export function refusesQuiesced(settings: Pick<ServiceSettings, 'scheduler' | 'flags'>): boolean {
  return hashSchedulers.has(settings.scheduler) && !fallsBack(settings);
}

/** What to do before quiescing a server of a hash scheduler without fallback; dh cannot have one. */
export function fallbackFirst({ scheduler }: Pick<ServiceSettings, 'scheduler'>): string {
  return scheduler === 'dh' ? '' : `; add -b ${scheduler}-fallback first, so that they go to the others`;
}

/** Why a server is removed without a drain: a sentence without a full stop. */
export function whyNotDrained(worth: Exclude<DrainWorth, 'worth'>, { scheduler }: ServiceSettings): string {
  switch (worth) {
    case 'datagrams':
      return 'removed without waiting: a UDP client that keeps sending would keep it busy forever';
    case 'hash-without-fallback':
      return `removed without waiting: ${scheduler} has no fallback, so its clients would be refused meanwhile`;
    case 'last-server':
      return 'removed without waiting: no other server could take its clients meanwhile';
    default:
      return unreachable(worth);
  }
}
