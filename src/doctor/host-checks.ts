import type { HostCheck } from './host-check.ts';
import acceptRa from './checks/accept-ra.ts';
import anotherWriter from './checks/another-writer.ts';
import arpAnnounce from './checks/arp-announce.ts';
import arpIgnore from './checks/arp-ignore.ts';
import backupEmpty from './checks/backup-empty.ts';
import backupOnly from './checks/backup-only.ts';
import clientHidden from './checks/client-hidden.ts';
import clientRoute from './checks/client-route.ts';
import connReuseMode from './checks/conn-reuse-mode.ts';
import connectionTableFull from './checks/connection-table-full.ts';
import conntrackFull from './checks/conntrack-full.ts';
import conntrackTimeout from './checks/conntrack-timeout.ts';
import deviceDown from './checks/device-down.ts';
import directorIsGateway from './checks/director-is-gateway.ts';
import drServerNotOnLink from './checks/dr-server-not-on-link.ts';
import entriesToAbsentServer from './checks/entries-to-absent-server.ts';
import estimationOff from './checks/estimation-off.ts';
import expireNodestConn from './checks/expire-nodest-conn.ts';
import expireQuiescentTemplate from './checks/expire-quiescent-template.ts';
import firewallDrop from './checks/firewall-drop.ts';
import ipForwardOff from './checks/ip-forward-off.ts';
import ipv6VipSource from './checks/ipv6-vip-source.ts';
import loopbackPrefix from './checks/loopback-prefix.ts';
import markWithoutRule from './checks/mark-without-rule.ts';
import moduleMissing from './checks/module-missing.ts';
import natGateway from './checks/nat-gateway.ts';
import neighbourTableSmall from './checks/neighbour-table-small.ts';
import neighbourWrong from './checks/neighbour-wrong.ts';
import noReplies from './checks/no-replies.ts';
import noRouteToServer from './checks/no-route-to-server.ts';
import notAServer from './checks/not-a-server.ts';
import notPersistent from './checks/not-persistent.ts';
import pairDrift from './checks/pair-drift.ts';
import proxyNdp from './checks/proxy-ndp.ts';
import quiescedHeld from './checks/quiesced-held.ts';
import rpFilter from './checks/rp-filter.ts';
import rulesDrift from './checks/rules-drift.ts';
import schedulerMissing from './checks/scheduler-missing.ts';
import sendRedirects from './checks/send-redirects.ts';
import serverFull from './checks/server-full.ts';
import serverSilent from './checks/server-silent.ts';
import serviceNotListening from './checks/service-not-listening.ts';
import serviceWithoutServer from './checks/service-without-server.ts';
import settingsDrift from './checks/settings-drift.ts';
import syncMismatch from './checks/sync-mismatch.ts';
import tableDefence from './checks/table-defence.ts';
import timeoutKeepalive from './checks/timeout-keepalive.ts';
import tunnelDeviceMissing from './checks/tunnel-device-missing.ts';
import tunnelMtu from './checks/tunnel-mtu.ts';
import tunnelRpFilter from './checks/tunnel-rp-filter.ts';
import unevenShare from './checks/uneven-share.ts';
import vipAsSource from './checks/vip-as-source.ts';
import vipMissing from './checks/vip-missing.ts';
import vipNotLocal from './checks/vip-not-local.ts';
import vipOnArpInterface from './checks/vip-on-arp-interface.ts';
import vipUnanswered from './checks/vip-unanswered.ts';
import vipOnSeveral from './checks/vip-on-several.ts';

/** Every check, in the order of its id. */
export const hostChecks: readonly HostCheck[] = [
  vipMissing,
  vipOnArpInterface,
  loopbackPrefix,
  arpAnnounce,
  arpIgnore,
  natGateway,
  directorIsGateway,
  tunnelDeviceMissing,
  tunnelRpFilter,
  serviceNotListening,
  proxyNdp,
  notAServer,
  clientRoute,
  vipNotLocal,
  ipForwardOff,
  rpFilter,
  sendRedirects,
  drServerNotOnLink,
  moduleMissing,
  schedulerMissing,
  connReuseMode,
  expireNodestConn,
  expireQuiescentTemplate,
  estimationOff,
  markWithoutRule,
  syncMismatch,
  tunnelMtu,
  anotherWriter,
  rulesDrift,
  notPersistent,
  timeoutKeepalive,
  ipv6VipSource,
  vipAsSource,
  tableDefence,
  neighbourTableSmall,
  noRouteToServer,
  vipUnanswered,
  neighbourWrong,
  clientHidden,
  backupOnly,
  acceptRa,
  conntrackFull,
  deviceDown,
  firewallDrop,
  conntrackTimeout,
  settingsDrift,
  vipOnSeveral,
  pairDrift,
  backupEmpty,
  serverSilent,
  noReplies,
  entriesToAbsentServer,
  serverFull,
  quiescedHeld,
  unevenShare,
  connectionTableFull,
  serviceWithoutServer,
];

/** The check of an id or a name. */
export function checkNamed(text: string): HostCheck | undefined {
  return hostChecks.find(({ id, name }) => id === text.toUpperCase() || name === text);
}
