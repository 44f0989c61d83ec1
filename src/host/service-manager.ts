import { execFile } from 'node:child_process';
import { searchPath } from '../domain/search-path.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Tells systemd that the service is ready or stopping, through its own `systemd-notify`: Node cannot send datagrams to a
 * local socket. Nothing happens outside of a unit of `Type=notify` with `NotifyAccess=all`.
 */
export function tellServiceManager(environment: Environment, what: 'ready' | 'stopping'): Promise<void> {
  return notify(environment, what === 'ready' ? '--ready' : '--stopping');
}

/** Tells the watchdog of a unit with `WatchdogSec=`, twice in its time, that the program still runs; gives how to end that. */
export function keepAlive(environment: Environment): () => void {
  const microseconds = Number(environment['WATCHDOG_USEC']);
  if (!environment['NOTIFY_SOCKET'] || !(microseconds > 0)) return () => undefined;
  const timer = setInterval(() => void notify(environment, 'WATCHDOG=1'), microseconds / 2000);
  return () => {
    clearInterval(timer);
  };
}

function notify(environment: Environment, message: string): Promise<void> {
  if (!environment['NOTIFY_SOCKET']) return Promise.resolve();
  const env = { ...environment, PATH: searchPath(environment['PATH']) };
  return new Promise((resolve) => {
    execFile('systemd-notify', [message], { env, timeout: 5000 }, () => {
      resolve();
    });
  });
}
