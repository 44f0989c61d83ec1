import { familyOf } from '../../domain/address.ts';
import { defaultDaemon, type SyncDaemon } from '../../domain/table.ts';
import { serviceFamily } from '../../domain/service.ts';
import { defineCheck, type Trouble } from '../host-check.ts';
import { type Scene, serversOf } from '../scene.ts';
import { daemonText, startWords } from '../sync-words.ts';
import { syncBetween } from '../sync-between.ts';

export default defineCheck({
  id: 'LVS632',
  name: 'sync-mismatch',
  severity: 'warning',
  roles: ['director'],
  reads: [],
  needs: ['live'],
  summary: 'A sync daemon that cannot work, or that differs from the rules or from the other director',
  why: 'Connections are copied only between a master daemon and a backup daemon with the same syncid, group and port, over devices that are up. A backup that misses them drops every connection when it takes over.',
  source: 'ip_vs_sync.c of Linux; ipvsadm(8)',
  *find(scene) {
    const { live, wanted, facts } = scene;
    if (live?.daemons === undefined) {
      if (facts.links !== undefined) yield { unknown: 'the sync daemons are not known' };
      return;
    }
    for (const daemon of live.daemons) yield* onDevice(daemon, scene);
    for (const daemon of wanted?.daemons ?? []) {
      const running = live.daemons.find(({ state }) => state === daemon.state);
      if (running !== undefined && isAlike(running, daemon)) continue;
      yield {
        subject: `${daemon.state} daemon`,
        message: running
          ? `it runs as ${daemonText(running)}, which differs from the rules`
          : 'the rules start it, but it does not run',
        evidence: `rules: ${daemonText(daemon)}`,
        remedy: [...(running ? [`ipvsadm --stop-daemon ${daemon.state}`] : []), startWords(daemon)],
      };
    }
    yield* syncBetween(scene);
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

function* onDevice(daemon: SyncDaemon, { facts: { links } }: Scene): Iterable<Trouble> {
  if (links === undefined) return;
  const link = links.find(({ name }) => name === daemon.device);
  if (link?.isUp === true) return;
  yield {
    subject: `${daemon.state} daemon`,
    message: link ? `its device ${daemon.device} is down` : `its device ${daemon.device} does not exist`,
    evidence: daemonText(daemon),
    remedy: link ? [`ip link set ${daemon.device} up`] : [`ipvsadm --stop-daemon ${daemon.state}`],
  };
}

/** What is not known of the running daemon does not differ. */
function isAlike(running: SyncDaemon, wanted: SyncDaemon): boolean {
  const isChosen = (name: keyof typeof defaultDaemon) =>
    running[name] === undefined || running[name] === (wanted[name] ?? defaultDaemon[name]);
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
