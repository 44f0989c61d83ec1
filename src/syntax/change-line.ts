import type { Change } from '../domain/change.ts';
import type { SyncDaemon } from '../domain/table.ts';
import { unreachable } from '../domain/unreachable.ts';
import { keyWords, serverKeyWords, serverWords, serviceWords } from './service-words.ts';

/** The line of `ipvsadm -R` that makes the change, with every attribute, in canonical order; without a line feed. */
export function changeLine(change: Change): string {
  switch (change.kind) {
    case 'add-service':
      return `-A ${serviceWords(change.service)}`;
    case 'edit-service':
      return `-E ${serviceWords(change.service)}`;
    case 'delete-service':
      return `-D ${keyWords(change.service)}`;
    case 'add-server':
      return `-a ${serverWords(change.service, change.server)}`;
    case 'edit-server':
      return `-e ${serverWords(change.service, change.server)}`;
    case 'delete-server':
      return `-d ${serverKeyWords(change.service, change.server)}`;
    case 'flush':
      return '-C';
    case 'zero':
      return change.service ? `-Z ${keyWords(change.service)}` : '-Z';
    case 'set-timeouts':
      return `--set ${change.timeouts.tcp} ${change.timeouts.tcpfin} ${change.timeouts.udp}`;
    case 'start-daemon':
      return `--start-daemon ${change.daemon.state}${daemonWords(change.daemon)}`;
    case 'stop-daemon':
      return `--stop-daemon ${change.state}${change.syncId === 0 ? '' : ` --syncid ${change.syncId}`}`;
    default:
      return unreachable(change);
  }
}

function daemonWords({ device, syncId, group, port, ttl, maxLength }: SyncDaemon): string {
  let words = ` --mcast-interface ${device}`;
  if (syncId !== 0) words += ` --syncid ${syncId}`;
  if (group !== undefined) words += ` --mcast-group ${group}`;
  if (port !== undefined) words += ` --mcast-port ${port}`;
  if (ttl !== undefined) words += ` --mcast-ttl ${ttl}`;
  if (maxLength !== undefined) words += ` --sync-maxlen ${maxLength}`;
  return words;
}
