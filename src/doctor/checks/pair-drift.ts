import { ipvsSettingNames } from '../../domain/host/ipvs-settings.ts';
import { shellLine } from '../../domain/shell-word.ts';
import { tableOf } from '../../domain/observation.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { asPair } from '../../plan/diff/as-pair.ts';
import { diffTables } from '../../plan/diff/diff-tables.ts';
import type { ServiceDiff } from '../../plan/diff/table-diff.ts';
import { defineCheck } from '../host-check.ts';
import type { PeerDirector, Scene } from '../scene.ts';
import { sameThere, unlikeSysctls } from '../unlike-sysctls.ts';

export default defineCheck({
  id: 'LVS654',
  name: 'pair-drift',
  severity: 'warning',
  roles: ['director'],
  reads: [],
  needs: ['live'],
  concerns: ({ peers }) => peers.length > 0,
  summary: 'Two directors whose tables or settings differ',
  why: 'After a failover clients get what the table of the other director has. A server that it lacks loses its connections; under a hash scheduler another order of the servers sends clients elsewhere. A weight of 0 on one of them alone is not counted: health checks run on each by itself.',
  source: 'ip_vs_proc_conn in ip_vs_sync.c and the hash schedulers of Linux',
  *find(scene) {
    const { live, peers, spec, host, facts } = scene;
    if (live === null) return;
    // Of two directors, the first by name reports the difference.
    for (const peer of peers.filter(({ name }) => host < name)) {
      if (peer.live === null) {
        yield { unknown: `the table of ${peer.name} cannot be read` };
        continue;
      }
      const specs = [spec ?? host, peer.spec];
      const words = differences(scene, peer);
      if (words.length > 0) {
        const more = words.length > 5 ? [`${words.length - 5} more`] : [];
        yield {
          subject: 'table',
          message: `its table differs from that of ${peer.name}`,
          evidence: [...words.slice(0, 5), ...more].join('; '),
          remedy: [
            `lvsrules diff ${shellLine(specs)} --pair`,
            shellLine([
              'lvsrules',
              'apply',
              scene.rulesName ?? 'RULES',
              ...specs.flatMap((each) => ['--director', each]),
            ]),
          ],
        };
      }
      const unlike = unlikeSysctls(compared, facts.sysctls, peer);
      if (unlike.length === 0) continue;
      yield {
        subject: 'net.ipv4.vs',
        message: `its settings of IPVS differ from those of ${peer.name}`,
        evidence: unlike
          .map(({ path, here, there }) => `${path.slice(folder.length)} ${here}, ${peer.name}: ${there}`)
          .join('; '),
        remedy: unlike.map((each) => sameThere(each, peer)),
        severity: 'info',
      };
    }
  },
});

function differences({ live }: Scene, peer: PeerDirector): readonly string[] {
  if (live === null || peer.live === null) return [];
  const { left, right } = asPair(tableOf(live), tableOf(peer.live));
  const { services, timeouts } = diffTables(left, right, {
    unknown: { left: live.unknown, right: peer.live.unknown },
  });
  const counted = services.filter((each) => each.kind !== 'changed-service' || matters(each));
  return [
    ...counted.map((each) => words(each, peer.name)),
    ...(timeouts === null ? [] : ['the timeouts are different']),
  ];
}

/** The order of servers with equal chances may differ. */
function matters({ settings, servers, reorder }: Extract<ServiceDiff, { readonly kind: 'changed-service' }>): boolean {
  return settings.length > 0 || servers.length > 0 || reorder?.matters === 'hash';
}

function words(difference: ServiceDiff, peer: string): string {
  switch (difference.kind) {
    case 'added-service':
      return `${serviceKeyText(difference.service.key)} is on ${peer} alone`;
    case 'removed-service':
      return `${serviceKeyText(difference.service.key)} is not on ${peer}`;
    default:
      return difference.settings.length > 0 || difference.servers.length > 0
        ? `${serviceKeyText(difference.key)} is different`
        : `${serviceKeyText(difference.key)} has its servers in another order`;
  }
}

/** The kernel changes these by itself, or they belong to the machine; those of the sync daemons are compared with them. */
const own = /^(?:drop_entry|drop_packet|amemthresh|est_nice|conn_max|\w+_lfactor|sync_\w+)$/;

const folder = 'net/ipv4/vs/';
const compared = ipvsSettingNames.filter((name) => !own.test(name)).map((name) => `${folder}${name}`);
