import { type RealServer, sameServerKey, type ServerKey, type Tunnel } from '../../domain/server.ts';
import type { Persistence, Service, ServiceSettings } from '../../domain/service.ts';

/** Whether an edit from one to the other would change nothing. */
export function sameSettings(left: ServiceSettings, right: ServiceSettings): boolean {
  return (
    left.scheduler === right.scheduler &&
    left.flags === right.flags &&
    left.engine === right.engine &&
    left.onePacket === right.onePacket &&
    samePersistence(left.persistence, right.persistence)
  );
}

export function samePersistence(left: Persistence | null, right: Persistence | null): boolean {
  return left === right || (sameTimeout(left, right) && left?.netmask === right?.netmask);
}

/** An unknown timeout does not differ from any other. */
function sameTimeout(left: Persistence | null, right: Persistence | null): boolean {
  if (left && right && (left.ticks !== undefined || right.ticks !== undefined)) return true;
  return left?.timeout === right?.timeout;
}

export function sameServer(left: RealServer, right: RealServer): boolean {
  return (
    sameServerKey(left, right) &&
    left.weight === right.weight &&
    left.method === right.method &&
    left.upper === right.upper &&
    left.lower === right.lower &&
    sameTunnel(left.tunnel, right.tunnel)
  );
}

export function sameTunnel(left: Tunnel | null, right: Tunnel | null): boolean {
  return left === right || tunnelText(left) === tunnelText(right);
}

/** `ipip`, `gue 6080 csum`, `gre none`; null for a server without a tunnel. */
export function tunnelText(tunnel: Tunnel | null): string | null {
  if (tunnel === null || tunnel.type === 'ipip') return tunnel && 'ipip';
  return tunnel.type === 'gue' ? `gue ${tunnel.port} ${tunnel.checksum}` : `gre ${tunnel.checksum}`;
}

/** Whether both lists name the same servers in the same order, whatever their settings. */
export function sameServersInOrder(left: readonly ServerKey[], right: readonly ServerKey[]): boolean {
  if (left.length !== right.length) return false;
  return left.every((server, at) => {
    const other = right[at];
    return other !== undefined && sameServerKey(server, other);
  });
}

/** Equal, with servers in the same order: the fast path for unchanged services. */
export function sameService(left: Service, right: Service): boolean {
  if (left === right) return true;
  if (left.servers.length !== right.servers.length || !sameSettings(left, right)) return false;
  for (const [index, server] of left.servers.entries()) {
    const other = right.servers[index];
    if (other === undefined || !sameServer(server, other)) return false;
  }
  return true;
}
