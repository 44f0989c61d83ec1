import { methodWord } from '../../domain/other-method.ts';
import type { Tunnel } from '../../domain/server.ts';
import type { LineWriter } from './line-writer.ts';
import { settingsText } from './settings-text.ts';

/** `--tun-info`: the default view with the type of each tunnel. */
export const tunInfoView: LineWriter = {
  service: (head, service) => `${head} ${settingsText(service)}`,
  server: ({ method, otherMethod, tunnel, weight = 0, active = 0, inactive = 0 }) => {
    const forward = methodWord({ ...(method && { method }), ...(otherMethod && { otherMethod }) });
    const info = method === 'tunnel' ? tunnelText(tunnel ?? { type: 'ipip' }) : 'n/a';
    return ` ${forward.padEnd(7)} ${info.padEnd(13)} ${String(weight).padEnd(6)} ${String(active).padEnd(10)} ${String(inactive).padEnd(10)}`;
  },
};

/** `ipip`, `gue:6080:+c`, `gre:-c`. */
function tunnelText(tunnel: Tunnel): string {
  if (tunnel.type === 'ipip') return 'ipip';
  const checksum = { none: '-c', csum: '+c', remcsum: 'r+c' }[tunnel.checksum];
  return tunnel.type === 'gue' ? `gue:${tunnel.port}:${checksum}` : `gre:${checksum}`;
}
