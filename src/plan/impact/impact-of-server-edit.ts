import { schedulerFacts } from '../../domain/schedulers.ts';
import type { RealServer } from '../../domain/server.ts';
import type { Service } from '../../domain/service.ts';
import { fallbackFirst, refusesQuiesced } from '../order/drain-worth.ts';
import { shareOfNewcomer } from './newcomer.ts';
import { sameTunnel } from '../diff/equal.ts';
import { changed, type Circumstances, type ImpactEffect, type Impact, loss, unchanged } from '../impact.ts';

/** The impact of `-e`: connections of the server always stay. */
export function impactOfServerEdit(
  service: Service,
  before: RealServer,
  after: RealServer,
  circumstances: Circumstances,
): Impact {
  const { forgetsClients } = circumstances;
  const quiesced = before.weight > 0 && after.weight === 0;
  return {
    newConnections: newConnections(service, before, after, circumstances),
    existing: quiesced ? staysAt(service, circumstances) : existing(before, after),
    persistence: quiesced && service.persistence ? changed(whoStillComes(forgetsClients)) : unchanged,
  };
}

function whoStillComes(forgetsClients: boolean | undefined): string {
  if (forgetsClients) return 'known clients get another server when they reconnect';
  const when = forgetsClients === undefined ? 'unless net.ipv4.vs.expire_quiescent_template is 1' : '';
  return `known clients still use this server, ${when || 'for net.ipv4.vs.expire_quiescent_template is 0'}`;
}

function newConnections(
  service: Service,
  before: RealServer,
  after: RealServer,
  circumstances: Circumstances,
): ImpactEffect {
  const { connections, othersServe, next, heaviestOther } = circumstances;
  const newcomer = { service, next, heaviestOther };
  const hashed = refusesQuiesced(service);
  const others = othersServe ?? service.servers.some((server) => server.weight > 0 && server !== before);
  if (before.weight > 0 && after.weight === 0) {
    if (hashed) return loss(refusedByHash(service, circumstances.serviceGoes));
    return others ? changed('go to the other servers') : loss('refused: no other server has a weight');
  }
  const count = connections && connections.active + connections.inactive;
  if (tighter(before, after) && (count === undefined || count >= after.upper)) {
    const when = count === undefined ? `with ${after.upper} connections or more` : `at once, with ${count} connections`;
    if (hashed) return loss(`overloaded ${when}; clients that hash to it are then refused`);
    return others || after.weight === 0
      ? changed(`it accepts no more ${when}`)
      : loss(`refused ${when}: no other server has a weight`);
  }
  if (before.weight === 0 && after.weight > 0) return shareOfNewcomer(after, newcomer, 'again');
  if (before.weight < after.weight && next !== undefined && next > 1) return shareOfNewcomer(after, newcomer);
  if (before.weight !== after.weight) return sharesAfter(service.scheduler);
  if (before.method !== after.method) return changed('forwarded by the new method');
  if (before.upper !== 0 && after.upper === 0) return changed(`no longer limited to ${before.upper} connections`);
  return unchanged;
}

/** A fallback helps only if servers remain that could take the clients. */
function refusedByHash(service: Service, serviceGoes = false): string {
  const who = `${service.scheduler} has no fallback: clients that hash to this server are refused`;
  return serviceGoes
    ? `${who}, as all are once the service is gone; move clients to another address first, or remove it without a drain`
    : `${who}${fallbackFirst(service)}`;
}

/** The effect of a weight change above 0 on a scheduler. */
function sharesAfter(scheduler: string): ImpactEffect {
  if (schedulerFacts(scheduler)?.usesWeight === false) {
    return { kind: 'unchanged', note: `shares stay: ${scheduler} only checks whether a weight is 0` };
  }
  switch (scheduler) {
    case 'fo':
      return changed('all go to the server with the highest weight');
    case 'ovf':
      return changed('go to the highest weight until it is full, then to the next');
    default:
      return changed('shares follow the new weight');
  }
}

function tighter(before: RealServer, after: RealServer): boolean {
  return after.upper !== 0 && (before.upper === 0 || after.upper < before.upper);
}

/** The method is copied to a connection when it begins; the tunnel type is looked up for every packet. */
function existing(before: RealServer, after: RealServer): ImpactEffect {
  if (before.method !== after.method) return changed('keep their old method');
  return sameTunnel(before.tunnel, after.tunnel) ? unchanged : changed('their packets use the new tunnel type');
}

/**
 * Which clients stay at a quiesced server. A UDP entry lives as long as its client sends from the same port; a TCP
 * client that reuses its port comes back with `conn_reuse_mode` 0, unless `expire_nodest_conn` is 1.
 */
function staysAt({ key }: Service, { connections, reuseMode, endsOrphans }: Circumstances): ImpactEffect {
  if (connections && connections.active + connections.inactive === 0) return unchanged;
  const notes: string[] = [];
  if (key.kind === 'udp' || key.kind === 'fwmark') {
    notes.push('a UDP client that keeps its port stays here while it sends');
  }
  if (key.kind !== 'udp' && reuseMode === 0 && !endsOrphans) {
    notes.push('a TCP client that reuses its port comes back here (conn_reuse_mode is 0)');
  }
  return notes.length === 0 ? unchanged : changed(notes.join('; '));
}
