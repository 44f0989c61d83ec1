import { limits, limitText } from '../../domain/limits.ts';
import { defaultDaemon, defaultTimeouts, type SyncDaemon } from '../../domain/table.ts';
import type { ConfLine } from './conf-line.ts';
import type { Drafts } from './drafts.ts';
import { keepalivedLimits, numberOf } from './keepalived-numbers.ts';

/** A line of `global_defs` that concerns IPVS; the others do not affect the table. */
export function readGlobal(drafts: Drafts, { words, place }: ConfLine): void {
  const [word, ...rest] = words;
  const wrong = (message: string) => drafts.notes.push({ kind: 'lost', rule: 'bad-value', message, place });
  if (word === 'lvs_timeouts') {
    if (rest.length === 0) wrong('lvs_timeouts needs a timeout');
    const timeouts = { ...(drafts.timeouts ?? defaultTimeouts) };
    for (let at = 0; at < rest.length; at += 2) {
      const name = rest[at];
      const value = numberOf(rest[at + 1], limits.timeout);
      if (name !== 'tcp' && name !== 'tcpfin' && name !== 'udp') {
        wrong(`lvs_timeouts does not know '${name ?? ''}'`);
        at--;
      } else if (value === null)
        wrong(`lvs_timeouts: '${rest[at + 1] ?? ''}' is not a number of seconds up to ${limits.timeout.most}`);
      else if (value > 0) timeouts[name] = value;
    }
    drafts.timeouts = timeouts;
  } else if (word === 'lvs_sync_daemon') {
    const daemon = daemonOf(rest);
    if (typeof daemon === 'string') wrong(daemon);
    else if (daemon.badId !== undefined) {
      wrong(
        `the sync id '${daemon.badId}' is not a number ${limitText(limits.syncId)}: keepalived uses the id of the VRRP router`,
      );
    } else if (daemon.instance !== null) {
      const message = `the sync daemon follows the VRRP instance ${daemon.instance}: this file does not say which state it has`;
      drafts.notes.push({ kind: 'note', rule: 'sync-daemon-follows-vrrp', message, place });
    } else drafts.daemons.push(...(['master', 'backup'] as const).map((state) => ({ ...daemon.settings, state })));
  } else if (word === 'lvs_flush') {
    const message = 'keepalived clears the whole table when it starts, including services of others';
    drafts.notes.push({ kind: 'note', rule: 'flush-clears-table', message, place });
  } else if (word === 'nftables_ipvs') {
    const message = 'keepalived creates services of firewall marks for groups, and sets the marks with nftables';
    drafts.notes.push({ kind: 'lost', rule: 'nftables-sets-marks', message, place });
  }
}

/** A setting outside of all blocks that concerns IPVS. */
export function readRootSetting(drafts: Drafts, { words: [word, name], place }: ConfLine): void {
  if ((word !== 'net_namespace' && word !== 'net_namespace_ipvs') || name === undefined) return;
  const message = `keepalived adds the services in the network namespace ${name}`;
  drafts.notes.push({ kind: 'note', rule: 'other-namespace', message, place });
}

interface FoundDaemon {
  readonly instance: string | null;
  readonly badId?: string;
  readonly settings: Omit<SyncDaemon, 'state'>;
}

function daemonOf(words: readonly string[]): FoundDaemon | string {
  const [device, ...rest] = words;
  if (device === undefined) return 'lvs_sync_daemon needs an interface';
  const named = ['id', 'maxlen', 'port', 'ttl', 'group'];
  const instance = rest[0] !== undefined && !named.includes(rest[0]) ? (rest.shift() ?? null) : null;
  const values = new Map<string, string>();
  for (let at = 0; at + 1 < rest.length; at += 2) values.set(rest[at] ?? '', rest[at + 1] ?? '');
  const group = values.get('group');
  const [maxLength, port, ttl] = [
    numberOf(values.get('maxlen'), keepalivedLimits.syncLength),
    numberOf(values.get('port'), limits.groupPort),
    numberOf(values.get('ttl'), limits.ttl),
  ];
  const id = values.get('id');
  const syncId = numberOf(id, limits.syncId);
  return {
    instance,
    ...(id !== undefined && syncId === null && { badId: id }),
    settings: {
      device,
      syncId: syncId ?? 0,
      maxLength: maxLength ?? 1472,
      group: group ?? defaultDaemon.group,
      port: port ?? defaultDaemon.port,
      ttl: ttl ?? defaultDaemon.ttl,
    },
  };
}
