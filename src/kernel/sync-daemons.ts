import type { Refusal } from '../domain/change.ts';
import type { SyncDaemon } from '../domain/table.ts';
import type { LocalAddresses } from './local-addresses.ts';

/** The running synchronisation daemons: at most one master and one backup. They are only data here; nothing is sent. */
export type SyncDaemons = Map<SyncDaemon['state'], SyncDaemon>;

/** Starts a daemon as `start_sync_thread` does: the device is looked up first. */
export function startDaemon(running: SyncDaemons, daemon: SyncDaemon, local: LocalAddresses): Refusal | null {
  const device = daemon.device.slice(0, 15);
  if (device === '' || (local.devices && !local.devices.has(device))) return 'no-such-device';
  if (running.has(daemon.state)) return 'daemon-running';
  running.set(daemon.state, settled({ ...daemon, device }));
  return null;
}

export function stopDaemon(running: SyncDaemons, state: SyncDaemon['state']): Refusal | null {
  return running.delete(state) ? null : 'no-daemon';
}

/** Masters first, as the kernel lists them. */
export function runningDaemons(running: SyncDaemons): readonly SyncDaemon[] {
  return (['master', 'backup'] as const).flatMap((state) => running.get(state) ?? []);
}

/** Fills in the kernel's defaults; lengths are clamped to what fits a datagram. */
function settled(daemon: SyncDaemon): SyncDaemon {
  const { state, maxLength = 0, group = '224.0.0.81', port = 8848, ttl = 1 } = daemon;
  const headers = group.includes(':') ? 48 : 28;
  const least = state === 'backup' ? 1024 : 1;
  const length = maxLength === 0 ? datagram(daemon) - headers : Math.min(Math.max(maxLength, least), 65535 - headers);
  return { ...daemon, maxLength: length, group, port: port === 0 ? 8848 : port, ttl: ttl === 0 ? 1 : ttl };
}

/** The default of a backup depends on its device: every device except loopback is assumed to be an Ethernet. */
function datagram({ state, device }: SyncDaemon): number {
  return state === 'backup' && device === 'lo' ? 65535 : 1500;
}
