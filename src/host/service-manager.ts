import { execFile } from 'node:child_process';

/**
 * Tells systemd that the service is ready or stopping, through its own `systemd-notify`: Node cannot send datagrams to a
 * local socket. Nothing happens outside of a unit of `Type=notify` with `NotifyAccess=all`.
 */
export function tellServiceManager(
  environment: Readonly<Record<string, string | undefined>>,
  what: 'ready' | 'stopping',
): Promise<void> {
  if (!environment['NOTIFY_SOCKET']) return Promise.resolve();
  return new Promise((resolve) => {
    execFile('systemd-notify', [what === 'ready' ? '--ready' : '--stopping'], { timeout: 5000 }, () => {
      resolve();
    });
  });
}
