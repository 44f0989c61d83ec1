import type { Observation } from '../../src/domain/observation.ts';
import type { SyncDaemon } from '../../src/domain/table.ts';
import { director, type Facts, knownOf, listed, vip, vip6 } from './healthy.ts';
import { type Fault, set, without } from './situations.ts';

export const master: SyncDaemon = { state: 'master', device: 'eth0', syncId: 7 };
export const backup: SyncDaemon = { ...master, state: 'backup' };

/** The table of one director of a pair. */
export function liveWith(daemons: readonly SyncDaemon[], text?: string): Observation {
  const { live } = knownOf(text);
  if (live === null) throw new Error('the listing has no table');
  // The kernel lists servers in their order, a pasted listing may not.
  return { ...live, daemons, unknown: [] };
}

/** The other director, which does not have the virtual addresses. */
export function second(
  live: Observation | null,
  change?: (facts: Facts) => void,
): Facts & { live: Observation | null } {
  const facts = { ...director(), name: 'lb2' };
  for (const each of [vip, vip6]) without(facts, each);
  change?.(facts);
  return { ...facts, live };
}

const threads = 'net/ipv4/vs/sync_ports';
const hashed = (...servers: readonly string[]) => listed('TCP  192.0.2.10:80 sh', ...servers);
const [one, two] = ['10.0.0.2:80  Route  1  0  0', '10.0.0.3:80  Route  1  0  0'];
const busy = liveWith([master], listed('TCP  192.0.2.10:80 wlc', '10.0.0.2:80  Route  1  12  4'));
const idle = listed('TCP  192.0.2.10:80 wlc', '10.0.0.2:80  Route  1  0  0');

/** A fault of a pair of directors, seen from the first of them. */
export const pairFaults: readonly Omit<Fault, 'role'>[] = [
  {
    name: 'sync-mismatch',
    title: 'a backup with another syncid',
    known: { live: liveWith([master]) },
    beside: [second(liveWith([{ ...backup, device: 'ens3', syncId: 8 }]))],
    subject: 'master daemon',
    evidence: 'master on eth0, syncid 7; lb2: backup on ens3, syncid 8',
    remedy:
      'on lb2: ipvsadm --stop-daemon backup\non lb2: ipvsadm --start-daemon backup --mcast-interface ens3 --syncid 7',
  },
  {
    name: 'sync-mismatch',
    title: 'a backup with another group',
    known: { live: liveWith([master]) },
    beside: [second(liveWith([{ ...backup, group: '224.0.0.99', port: 8848 }]))],
    subject: 'master daemon',
    evidence: 'lb2: backup on eth0, syncid 7, 224.0.0.99 port 8848',
    remedy: '--start-daemon backup --mcast-interface eth0 --syncid 7',
  },
  {
    name: 'sync-mismatch',
    title: 'a backup daemon that was stopped',
    known: { live: liveWith([master]) },
    beside: [second(liveWith([]))],
    subject: 'master daemon',
    evidence: 'master on eth0, syncid 7; lb2: no backup daemon',
    remedy: 'on lb2: ipvsadm --start-daemon backup --mcast-interface eth0 --syncid 7',
  },
  {
    name: 'sync-mismatch',
    title: 'a master daemon that was stopped',
    known: { live: liveWith([backup]) },
    beside: [second(liveWith([]))],
    subject: 'backup daemon',
    evidence: 'backup on eth0, syncid 7; lb2: no master daemon',
    remedy: 'on lb2: ipvsadm --start-daemon master --mcast-interface eth0 --syncid 7',
  },
  {
    name: 'sync-mismatch',
    title: 'messages that are longer than the buffer of the backup',
    known: { live: liveWith([{ ...master, maxLength: 8972 }]) },
    beside: [second(liveWith([{ ...backup, maxLength: 1472 }]))],
    subject: 'master daemon',
    evidence: '--sync-maxlen 8972; lb2: --sync-maxlen 1472',
    remedy: 'on lb2: ipvsadm --start-daemon backup --mcast-interface eth0 --syncid 7 --sync-maxlen 8972',
  },
  {
    name: 'sync-mismatch',
    title: 'more threads on one side',
    known: { live: liveWith([master]) },
    host: set(threads, 4),
    beside: [second(liveWith([backup]), set(threads, 1))],
    subject: 'sync_ports',
    evidence: 'net.ipv4.vs.sync_ports = 4; lb2: net.ipv4.vs.sync_ports = 1',
    remedy: 'on lb2: sysctl -w net.ipv4.vs.sync_ports=4',
  },
  {
    name: 'sync-mismatch',
    title: 'connections that are sent earlier on one side',
    known: { live: liveWith([master]) },
    host: set('net/ipv4/vs/sync_threshold', '3 50'),
    beside: [second(liveWith([backup]), set('net/ipv4/vs/sync_threshold', '1 50'))],
    subject: 'sync_threshold',
    evidence: 'net.ipv4.vs.sync_threshold = 3 50; lb2: net.ipv4.vs.sync_threshold = 1 50',
    remedy: `on lb2: sysctl -w 'net.ipv4.vs.sync_threshold=3 50'`,
  },
  {
    name: 'pair-drift',
    title: 'a server that one of them lacks',
    listing: hashed(one, two),
    beside: [second(liveWith([], hashed(one)))],
    subject: 'table',
    evidence: 'tcp 192.0.2.10:80 is different',
    remedy: 'lvsrules diff lb1 lb2 --pair',
  },
  {
    name: 'pair-drift',
    title: 'a service that one of them lacks',
    beside: [second(liveWith([], idle))],
    subject: 'table',
    evidence: 'tcp [2001:db8::10]:443 is not on lb2',
    remedy: 'lvsrules apply RULES --director lb1 --director lb2',
  },
  {
    name: 'pair-drift',
    title: 'a service that one of them lacks, with rules whose name has a space',
    known: { rulesName: 'web site.rules' },
    beside: [second(liveWith([], idle))],
    subject: 'table',
    evidence: 'tcp [2001:db8::10]:443 is not on lb2',
    remedy: `lvsrules apply 'web site.rules' --director lb1 --director lb2`,
  },
  {
    name: 'pair-drift',
    title: 'another order of servers under a hash scheduler',
    known: { live: liveWith([], hashed(one, two)) },
    beside: [second(liveWith([], hashed(two, one)))],
    subject: 'table',
    evidence: 'tcp 192.0.2.10:80 has its servers in another order',
    remedy: '--pair',
  },
  {
    name: 'pair-drift',
    title: 'another setting of IPVS',
    beside: [second(liveWith([]), set('net/ipv4/vs/expire_nodest_conn', 0))],
    subject: 'net.ipv4.vs',
    evidence: 'expire_nodest_conn 1, lb2: 0',
    remedy: 'on lb2: sysctl -w net.ipv4.vs.expire_nodest_conn=1',
  },
  {
    name: 'backup-empty',
    title: 'a backup at which nothing arrives',
    listing: idle,
    known: { live: liveWith([backup], idle), connections: [] },
    beside: [{ ...director(), name: 'lb2', live: busy }],
    subject: 'backup daemon',
    evidence: 'lb2: 12 active; here: 0',
    remedy: 'tcpdump -ni eth0 udp port 8848',
  },
  {
    name: 'vip-not-local',
    title: 'an address that neither of two directors has, though keepalived should move it',
    host: (facts) => {
      without(facts, vip);
      facts.claims = [{ path: '/etc/keepalived/keepalived.conf', line: 12, text: `${vip}/32 dev eth0` }];
      facts.processes = ['keepalived'];
    },
    beside: [second(liveWith([]))],
    subject: vip,
    evidence: 'dev eth0',
    remedy: `ip address add ${vip}/32`,
  },
];
