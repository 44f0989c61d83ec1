import type { Connection, ObservedService } from '../../domain/observation.ts';
import { serverKeyText } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { defineCheck } from '../host-check.ts';
import { isOfService, isTemplate } from '../server-traffic.ts';

/** Schedulers that give each server a share of the connections, by weight or equal. */
const weighted = new Set(['rr', 'wrr', 'lc', 'wlc', 'sed', 'nq', 'sh', 'mh']);
const alike = new Set(['rr', 'lc']);
const fewest = 50;

export default defineCheck({
  id: 'LVS706',
  name: 'uneven-share',
  severity: 'warning',
  roles: ['director'],
  reads: [],
  needs: ['live'],
  summary: 'A real server has far more connections than its share by weight',
  why: 'Persistence and hashing send all connections of a client or a network to one server. Behind a proxy or NAT that can be most of the traffic.',
  source: 'the schedulers of Linux; LVS-HOWTO on persistence',
  *find({ live, connections }) {
    for (const service of live?.services ?? []) {
      const { key, scheduler, servers } = service;
      const working = servers.filter(({ weight }) => weight > 0);
      if (!weighted.has(scheduler) || working.length < 2 || servers.some(({ upper }) => upper > 0)) continue;
      const counts = working.map(({ totals, active, inactive }) => Number(totals?.connections ?? active + inactive));
      const all = counts.reduce((sum, count) => sum + count, 0);
      if (all < fewest) continue;
      const weights = working.map(({ weight }) => (alike.has(scheduler) ? 1 : weight));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      for (const [place, server] of working.entries()) {
        const [has, wants] = [(counts[place] ?? 0) / all, (weights[place] ?? 0) / total];
        if (has < wants * 1.5 || has - wants < 0.15) continue;
        yield {
          subject: `${serviceKeyText(key)} -> ${serverKeyText(server)}`,
          message: `${server.address} has ${percent(has)} of the connections, but its share by weight is ${percent(wants)}: ${causeOf(service, connections)}`,
          evidence: working
            .map((each, at) => `${serverKeyText(each)}: ${counts[at] ?? 0} connections, weight ${each.weight}`)
            .join('; '),
          remedy: service.persistence === null ? [] : ['use a longer netmask (-M), a shorter -p, or sh with port'],
        };
      }
    }
  },
});

function causeOf(service: ObservedService, connections: readonly Connection[] | null): string {
  const own = (connections ?? []).filter((each) => !isTemplate(each) && isOfService(each, service));
  const clients = new Map<string, number>();
  for (const { source } of own) clients.set(source, (clients.get(source) ?? 0) + 1);
  const [busiest] = [...clients].sort(([, left], [, right]) => right - left);
  if (busiest && own.length >= 10 && busiest[1] * 3 > own.length) {
    return `${busiest[0]} alone makes ${percent(busiest[1] / own.length)} of them`;
  }
  if (service.persistence !== null)
    return `persistence (netmask ${service.persistence.netmask}) keeps clients together`;
  if (service.scheduler === 'sh' || service.scheduler === 'mh')
    return `${service.scheduler} sends all connections of a client to one server`;
  return 'it was added or got its weight before the others, or its connections last longer';
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
