import type { Change } from '../../domain/change.ts';
import type { ServerKey, Tunnel } from '../../domain/server.ts';
import type { Service, ServiceKey } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';

/**
 * A hash of the services and servers of a table, in any order, as sixteen hexadecimal digits. It shows whether the
 * table has changed in the meantime; it does not protect against an attacker. If `changes` set timeouts or concern
 * daemons, those of the table are included.
 */
export function fingerprint(table: Table, changes: readonly Change[] = []): string {
  let high = 0;
  let low = 0;
  for (const [a, b] of [...table.services.map(serviceHash), ...settingsTexts(table, changes).map(hash)]) {
    high = (high + a) >>> 0;
    low = (low + b) >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

type Hash = readonly [number, number];

/** Of a daemon, only what every director shows. */
function settingsTexts({ timeouts, daemons }: Table, changes: readonly Change[]): readonly string[] {
  const kinds = new Set(changes.map(({ kind }) => kind));
  const concernsDaemons = kinds.has('start-daemon') || kinds.has('stop-daemon');
  return [
    ...(timeouts && kinds.has('set-timeouts') ? [`timeouts ${timeouts.tcp} ${timeouts.tcpfin} ${timeouts.udp}`] : []),
    ...(daemons && concernsDaemons
      ? daemons.map(({ state, device, syncId }) => `daemon ${state} ${syncId} ${device}`)
      : []),
  ];
}

function serviceHash(service: Service): Hash {
  const { scheduler, flags, persistence, engine, onePacket } = service;
  const kept = persistence ? `${persistence.timeout}/${persistence.netmask}` : '-';
  const key = serviceKey(service.key);
  let [high, low] = hash(`${key} ${scheduler} ${flags} ${kept} ${engine ?? '-'} ${onePacket}`);
  for (const server of service.servers) {
    const { method, weight, upper, lower, tunnel } = server;
    const [a, b] = hash(`${key} ${endpoint(server)} ${method} ${weight} ${upper} ${lower} ${tunnelKey(tunnel)}`);
    high = (high + a) >>> 0;
    low = (low + b) >>> 0;
  }
  return [high, low];
}

/*
 * The hashed text is defined only here, although it looks like printed texts: those may be reworded, but a saved
 * fingerprint must stay valid.
 */

function serviceKey(key: ServiceKey): string {
  if (key.kind !== 'fwmark') return `${key.kind} ${endpoint(key)}`;
  return key.family === 'inet' ? `fwmark ${key.mark}` : `fwmark ${key.mark} inet6`;
}

function endpoint({ address, port }: ServerKey): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

function tunnelKey(tunnel: Tunnel | null): string {
  switch (tunnel?.type) {
    case undefined:
      return '-';
    case 'ipip':
      return 'ipip';
    case 'gue':
      return `gue ${tunnel.port} ${tunnel.checksum}`;
    case 'gre':
      return `gre ${tunnel.checksum}`;
  }
}

/** Two lanes of multiply and mix over the UTF-16 units, each 32 bits wide. */
function hash(text: string): Hash {
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0xcc9e2d51);
    b = (b << 13) | (b >>> 19);
  }
  return [mixed(a ^ (b >>> 7)), mixed(b ^ (a >>> 11))];
}

function mixed(value: number): number {
  let word = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}
