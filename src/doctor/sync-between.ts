import { sysctlText } from '../domain/host/sysctl.ts';
import { defaultDaemon, type SyncDaemon } from '../domain/table.ts';
import type { Doubt, Gravity, Trouble } from './host-check.ts';
import type { PeerDirector, Scene } from './scene.ts';
import { daemonText, startWords } from './sync-words.ts';
import { sameThere, unlikeSysctls } from './unlike-sysctls.ts';

/**
 * What keeps the daemons of several directors from copying connections. Each master looks for its backup; a backup is
 * reported only where no master runs at all.
 */
export function* syncBetween({ live, facts, peers }: Scene): Iterable<Trouble | Doubt> {
  const unread = peers.filter(({ live: table }) => table?.daemons === undefined);
  if (unread.length > 0 && (live?.daemons ?? []).length > 0) {
    yield { unknown: `the sync daemons of ${namesOf(unread)} are not known` };
    return;
  }
  if (peers.length === 0) return;
  for (const daemon of live?.daemons ?? []) {
    const others = peers.flatMap((peer) => (peer.live?.daemons ?? []).map((other) => ({ peer, other })));
    const opposite = others.filter(({ other }) => other.state !== daemon.state);
    const fitting = opposite.filter(({ other }) =>
      daemon.state === 'master' ? hears(other, daemon) : hears(daemon, other),
    );
    if (fitting.length === 0 && (daemon.state === 'master' || opposite.length === 0)) {
      yield unheard(daemon, opposite, peers);
    }
    if (daemon.state !== 'master') continue;
    for (const { peer, other } of fitting) {
      yield* shortBuffer(daemon, peer, other);
      yield* unlikeSettings(facts.sysctls, peer);
    }
  }
}

/** Whether a backup takes the messages of a master; syncid 0 takes those of all (`ip_vs_process_message` of Linux). */
export function hears(backup: SyncDaemon, master: SyncDaemon): boolean {
  const isTuned = (['group', 'port'] as const).every(
    (field) => (backup[field] ?? defaultDaemon[field]) === (master[field] ?? defaultDaemon[field]),
  );
  return isTuned && (backup.syncId === 0 || backup.syncId === master.syncId);
}

interface DaemonOfPeer {
  readonly peer: PeerDirector;
  readonly other: SyncDaemon;
}

function unheard(daemon: SyncDaemon, opposite: readonly DaemonOfPeer[], peers: readonly PeerDirector[]): Trouble {
  const state = daemon.state === 'master' ? 'backup' : 'master';
  const [first] = opposite;
  const lacking = peers.length === 1 ? peers[0] : undefined;
  const wanted = { ...daemon, state, device: first?.other.device ?? daemon.device } as const;
  const there = first?.peer ?? lacking;
  return {
    subject: `${daemon.state} daemon`,
    message: first
      ? `no ${state} daemon of ${namesOf(opposite.map(({ peer }) => peer))} takes its messages`
      : `no ${state} daemon runs on ${namesOf(peers)}`,
    evidence: [
      daemonText(daemon),
      ...opposite.map(({ peer, other }) => `${peer.name}: ${daemonText(other)}`),
      ...(first ? [] : [`${namesOf(peers)}: no ${state} daemon`]),
    ].join('; '),
    remedy:
      there === undefined
        ? []
        : [
            ...(first ? [`on ${there.name}: ipvsadm --stop-daemon ${state}`] : []),
            `on ${there.name}: ${startWords(wanted)}`,
          ],
  };
}

/** A backup whose buffer is smaller than a message loses the end of it. */
function* shortBuffer(daemon: SyncDaemon, peer: PeerDirector, other: SyncDaemon): Iterable<Trouble> {
  const [sent, taken] = [daemon.maxLength, other.maxLength];
  if (sent === undefined || taken === undefined || taken >= sent) return;
  yield {
    subject: 'master daemon',
    message: `its messages of up to ${sent} bytes do not fit into the ${taken} of ${peer.name}`,
    evidence: `--sync-maxlen ${sent}; ${peer.name}: --sync-maxlen ${taken}`,
    remedy: [
      `on ${peer.name}: ipvsadm --stop-daemon backup`,
      `on ${peer.name}: ${startWords({ ...other, maxLength: sent })}`,
    ],
  };
}

/** Settings that must agree, and those that should: either director may be the master. */
const settings: readonly (readonly [key: string, severity: Gravity])[] = [
  ['sync_version', 'warning'],
  ['sync_ports', 'warning'],
  ['sync_threshold', 'info'],
  ['sync_refresh_period', 'info'],
  ['sync_persist_mode', 'info'],
];

function* unlikeSettings(own: Readonly<Record<string, string>> = {}, peer: PeerDirector): Iterable<Trouble> {
  for (const [key, severity] of settings) {
    for (const unlike of unlikeSysctls([`net/ipv4/vs/${key}`], own, peer)) {
      const { path, here, there } = unlike;
      yield {
        subject: key,
        message: `${key} is ${here} here, and ${there} on ${peer.name}`,
        evidence: `${sysctlText(own, path)}; ${peer.name}: ${sysctlText(peer.facts.sysctls ?? {}, path)}`,
        remedy: [sameThere(unlike, peer)],
        severity,
      };
    }
  }
}

function namesOf(peers: readonly PeerDirector[]): string {
  return [...new Set(peers.map(({ name }) => name))].join(', ');
}
