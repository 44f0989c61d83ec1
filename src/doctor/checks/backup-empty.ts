import { defaultDaemon } from '../../domain/table.ts';
import type { Observation } from '../../domain/observation.ts';
import type { PeerDirector } from '../scene.ts';
import { defineCheck } from '../host-check.ts';
import { hears } from '../sync-between.ts';

/** Established connections that a working backup has, most of them or all. */
const enough = 10;

export default defineCheck({
  id: 'LVS655',
  name: 'backup-empty',
  severity: 'warning',
  roles: ['director'],
  reads: [],
  needs: ['live'],
  concerns: ({ peers }) => peers.length > 0,
  summary: 'A backup that has none of the connections of its master',
  why: 'Both daemons run, but nothing arrives: multicast or the UDP port is blocked on the way, or sync_threshold keeps connections from being sent. After a failover every client starts again.',
  source: 'ip_vs_sync.c of Linux: port 8848 and group 224.0.0.81 unless others are given',
  *find({ live, peers, connections }) {
    if (live === null) return;
    const held = Math.max(countOf(live).all, connections?.length ?? 0);
    if (held > 0) return;
    for (const backup of (live.daemons ?? []).filter(({ state }) => state === 'backup')) {
      const masters = peers.filter(({ live: table }) =>
        (table?.daemons ?? []).some((other) => other.state === 'master' && hears(backup, other)),
      );
      for (const master of masters.filter((each) => active(each) >= enough)) {
        yield {
          subject: 'backup daemon',
          message: `${master.name} has ${active(master)} established connections, and none of them arrived here`,
          evidence: `${master.name}: ${active(master)} active; here: 0`,
          remedy: [
            `tcpdump -ni ${backup.device} udp port ${backup.port ?? defaultDaemon.port}`,
            `on ${master.name}: sysctl net.ipv4.vs.sync_threshold`,
          ],
        };
      }
    }
  },
});

function active({ live }: PeerDirector): number {
  return live === null ? 0 : countOf(live).active;
}

function countOf({ services }: Observation): { readonly active: number; readonly all: number } {
  const servers = services.flatMap((service) => service.servers);
  const sum = servers.reduce((total, each) => total + each.active, 0);
  return { active: sum, all: servers.reduce((total, { inactive }) => total + inactive, sum) };
}
