import type { SyncDaemon, Timeouts } from '../../domain/table.ts';
import { binaryOf } from '../../syntax/binary.ts';

/** What `ipvsadm -L --timeout` prints. */
export function writeTimeouts({ tcp, tcpfin, udp }: Timeouts): string {
  return `Timeout (tcp tcpfin udp): ${tcp} ${tcpfin} ${udp}\n`;
}

/** What `ipvsadm -L --daemon` prints, the master first. Values that the kernel chose are shown as its defaults. */
export function writeDaemons(daemons: readonly SyncDaemon[]): string {
  return (['master', 'backup'] as const)
    .flatMap((state) => daemons.filter((daemon) => daemon.state === state))
    .map((daemon) => `${daemonLine(daemon)}\n`)
    .join('');
}

function daemonLine({ state, device, syncId, maxLength, group, port, ttl }: SyncDaemon): string {
  const isIpv6 = group?.includes(':') === true;
  const length = maxLength ?? (isIpv6 ? 1452 : 1472);
  const place = `group=${group ?? '224.0.0.81'}, port=${port ?? 8848}, ttl=${ttl ?? 1}`;
  return `${state} sync daemon (mcast=${binaryOf(device)}, syncid=${syncId}, maxlen=${length}, ${place})`;
}
