import type { SyncDaemon } from '../domain/table.ts';

/** What the kernel chooses where a daemon is started without it. */
export const chosenBySystem = { group: '224.0.0.81', port: 8848, ttl: 1 } as const;

/** The command that starts a daemon like this. */
export function startWords({ state, device, syncId, maxLength, group, port, ttl }: SyncDaemon): string {
  const more = [
    ...(maxLength === undefined ? [] : ['--sync-maxlen', maxLength]),
    ...(group === undefined || group === chosenBySystem.group ? [] : ['--mcast-group', group]),
    ...(port === undefined || port === chosenBySystem.port ? [] : ['--mcast-port', port]),
    ...(ttl === undefined || ttl === chosenBySystem.ttl ? [] : ['--mcast-ttl', ttl]),
  ];
  return ['ipvsadm', '--start-daemon', state, '--mcast-interface', device, '--syncid', syncId, ...more].join(' ');
}

/** `master on eth0, syncid 7` */
export function daemonText({ state, device, syncId, group, port }: SyncDaemon): string {
  const place =
    group === undefined && port === undefined
      ? ''
      : `, ${group ?? chosenBySystem.group} port ${port ?? chosenBySystem.port}`;
  return `${state} on ${device}, syncid ${syncId}${place}`;
}
