import { familyOf } from '../../domain/address.ts';
import type { SyncDaemon } from '../../domain/table.ts';
import { serviceFamily } from '../../domain/service.ts';
import { defineCheck } from '../host-check.ts';
import { serversOf } from '../scene.ts';

export default defineCheck({
  id: 'LVS632',
  name: 'sync-mismatch',
  severity: 'warning',
  roles: ['director'],
  reads: ['links'],
  needs: ['live'],
  summary: 'A sync daemon that cannot work, or that differs from the rules',
  why: 'Connections are copied only between daemons with the same syncid, over a device that is up. A backup that misses them drops every connection when it takes over.',
  source: 'ip_vs_sync.c of Linux; ipvsadm(8)',
  *find(scene, { links }) {
    const { live, wanted } = scene;
    if (live?.daemons === undefined) {
      yield { unknown: 'the sync daemons are not known' };
      return;
    }
    for (const daemon of live.daemons) {
      const link = links.find(({ name }) => name === daemon.device);
      if (link?.isUp !== true) {
        yield {
          subject: `${daemon.state} daemon`,
          message: link ? `its device ${daemon.device} is down` : `its device ${daemon.device} does not exist`,
          evidence: daemonText(daemon),
          remedy: link ? [`ip link set ${daemon.device} up`] : [`ipvsadm --stop-daemon ${daemon.state}`],
        };
      }
    }
    for (const daemon of wanted?.daemons ?? []) {
      const running = live.daemons.find(({ state }) => state === daemon.state);
      if (running !== undefined && isAlike(running, daemon)) continue;
      const start = startWords(daemon);
      yield {
        subject: `${daemon.state} daemon`,
        message: running
          ? `it runs as ${daemonText(running)}, which differs from the rules`
          : 'the rules start it, but it does not run',
        evidence: `rules: ${daemonText(daemon)}`,
        remedy: [...(running ? [`ipvsadm --stop-daemon ${daemon.state}`] : []), start],
      };
    }
    const mixed = serversOf(scene).find(
      ({ service, server }) => serviceFamily(service.key) !== familyOf(server.address),
    );
    if (live.daemons.length > 0 && mixed) {
      yield {
        subject: mixed.server.address,
        message: 'connections between families cannot be synchronised',
        evidence: `${mixed.server.address} serves a service of the other family`,
        remedy: [],
      };
    }
  },
});

/** What the kernel chooses where a daemon is started without it. */
const chosen = { group: '224.0.0.81', port: 8848, ttl: 1 } as const;

/** What is not known of the running daemon does not differ. */
function isAlike(running: SyncDaemon, wanted: SyncDaemon): boolean {
  const isChosen = (name: keyof typeof chosen) =>
    running[name] === undefined || running[name] === (wanted[name] ?? chosen[name]);
  const isLong = wanted.maxLength === undefined || (running.maxLength ?? wanted.maxLength) === wanted.maxLength;
  return (
    running.syncId === wanted.syncId &&
    running.device === wanted.device &&
    isLong &&
    isChosen('port') &&
    isChosen('ttl') &&
    (wanted.group?.includes(':') === true || isChosen('group'))
  );
}

function startWords({ state, device, syncId, maxLength, group, port, ttl }: SyncDaemon): string {
  const more = [
    ...(maxLength === undefined ? [] : ['--sync-maxlen', maxLength]),
    ...(group === undefined ? [] : ['--mcast-group', group]),
    ...(port === undefined ? [] : ['--mcast-port', port]),
    ...(ttl === undefined ? [] : ['--mcast-ttl', ttl]),
  ];
  return ['ipvsadm', '--start-daemon', state, '--mcast-interface', device, '--syncid', syncId, ...more].join(' ');
}

function daemonText({ state, device, syncId, group, port }: SyncDaemon): string {
  const place =
    group === undefined && port === undefined ? '' : `, ${group ?? chosen.group} port ${port ?? chosen.port}`;
  return `${state} on ${device}, syncid ${syncId}${place}`;
}
