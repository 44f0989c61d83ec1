import type { Tunnel } from '../../domain/server.ts';

/** `ipip`, `gue 6080`, `gre csum`. */
export function tunnelText(tunnel: Tunnel): string {
  const words: string[] = [tunnel.type];
  if (tunnel.type === 'gue') words.push(String(tunnel.port));
  if (tunnel.type !== 'ipip' && tunnel.checksum !== 'none') words.push(tunnel.checksum);
  return words.join(' ');
}
