import { execFile } from 'node:child_process';
import { searchPath } from '../domain/search-path.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Tells systemd that the service is ready or stopping, through its own `systemd-notify`: Node cannot send datagrams to
 * a local socket. Does nothing outside a unit of `Type=notify` with `NotifyAccess=all`.
 */
export function tellServiceManager(environment: Environment, what: 'ready' | 'stopping'): Promise<void> {
  return notify(environment, what === 'ready' ? '--ready' : '--stopping');
}

/**
 * Feeds the watchdog of a unit with `WatchdogSec=`. The work itself calls `beat`; at most one call per quarter of that
 * time is passed on, so that three may come late.
 */
export interface Watchdog {
  /** A quarter of `WatchdogSec=`, in milliseconds; Infinity without a watchdog. */
  readonly everyMs: number;
  beat(): void;
}

export function watchdog(environment: Environment, now: () => number): Watchdog {
  const everyMs = Number(environment['WATCHDOG_USEC']) / 4000;
  if (!environment['NOTIFY_SOCKET'] || !(everyMs > 0)) return { everyMs: Infinity, beat: () => undefined };
  let last = -Infinity;
  return {
    everyMs,
    beat: () => {
      if (now() - last < everyMs) return;
      last = now();
      void notify(environment, 'WATCHDOG=1');
    },
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
