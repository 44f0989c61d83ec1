import { defaultDaemon, type SyncDaemon } from '../domain/table.ts';

/** The command that starts a daemon like this. */
export function startWords({ state, device, syncId, maxLength, group, port, ttl }: SyncDaemon): string {
  const more = [
    ...(maxLength === undefined ? [] : ['--sync-maxlen', maxLength]),
    ...(group === undefined || group === defaultDaemon.group ? [] : ['--mcast-group', group]),
    ...(port === undefined || port === defaultDaemon.port ? [] : ['--mcast-port', port]),
    ...(ttl === undefined || ttl === defaultDaemon.ttl ? [] : ['--mcast-ttl', ttl]),
  ];
  return ['ipvsadm', '--start-daemon', state, '--mcast-interface', device, '--syncid', syncId, ...more].join(' ');
}

/** `master on eth0, syncid 7` */
export function daemonText({ state, device, syncId, group, port }: SyncDaemon): string {
  const place =
    group === undefined && port === undefined
      ? ''
      : `, ${group ?? defaultDaemon.group} port ${port ?? defaultDaemon.port}`;
  return `${state} on ${device}, syncid ${syncId}${place}`;
}
