import { defaultDaemon, type SyncDaemon, type Timeouts } from '../../domain/table.ts';
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

function daemonLine(daemon: SyncDaemon): string {
  const { state, device, syncId, maxLength, group, port, ttl } = { ...defaultDaemon, ...daemon };
  const length = maxLength ?? (group.includes(':') ? 1452 : 1472);
  const place = `group=${group}, port=${port}, ttl=${ttl}`;
  return `${state} sync daemon (mcast=${binaryOf(device)}, syncid=${syncId}, maxlen=${length}, ${place})`;
}
