import { addressText, addressWords, type Family, ipv4Text } from '../../domain/address.ts';
import type { Loss } from '../../domain/complete.ts';
import type { ListedEndpoint, ListedKey, ListedServer, ListedService } from '../../domain/listed.ts';
import type { Persistence } from '../../domain/service.ts';
import type { ListingLine } from './listing.ts';
import { readServerColumns } from './read-server-columns.ts';

/**
 * The lines of `/proc/net/ip_vs`: addresses and ports in hexadecimal, servers newest first. The family of a mark is not
 * shown: it is that of its servers if they agree, otherwise unknown. Engines and scheduler flags are unknown too.
 * Persistence timeouts are in ticks of the kernel, which `hz` converts to seconds.
 */
export function readProcTable(
  lines: readonly ListingLine[],
  hz: number | null,
): { readonly services: readonly ListedService[]; readonly losses: readonly Loss[] } {
  const services: (ListedService & { servers: ListedServer[] })[] = [];
  const losses: Loss[] = [];
  // The servers below a service that is not understood are none of the service above it.
  let isUnderService = false;
  for (const { number, text } of lines) {
    const server = text.startsWith('  -> ') ? readServer(text) : null;
    const service = server ? null : readService(text, hz);
    if (!text.startsWith('  -> ')) isUnderService = service !== null;
    if (server && isUnderService) services.at(-1)?.servers.push({ ...server, line: number });
    else if (service) services.push({ ...service, servers: [], line: number });
    else losses.push({ line: number, what: `not understood: ${text.trim()}` });
  }
  return { services: services.map(inOrderOfAddition), losses };
}

function inOrderOfAddition(service: ListedService): ListedService {
  const servers = [...service.servers].reverse();
  const { key } = service;
  if (key.kind !== 'fwmark' || key.family !== undefined) return { ...service, servers };
  const families = new Set(servers.map(({ address }): Family => (address?.includes(':') ? 'inet6' : 'inet')));
  const [family] = families;
  if (families.size !== 1 || family === undefined) return { ...service, servers };
  return { ...service, key: { ...key, family }, servers, ...(family === 'inet6' && inIpv6(service)) };
}

/** The mask of a mark's persistence, read as IPv4 while its family was unknown. */
function inIpv6({ persistence }: ListedService): Partial<ListedService> {
  if (typeof persistence?.netmask !== 'string') return {};
  return { persistence: { ...persistence, netmask: (addressWords(persistence.netmask)?.[0] ?? 0) >>> 24 } };
}

function readService(text: string, hz: number | null): Omit<ListedService, 'servers'> | null {
  const found = /^(TCP|UDP|SCTP|FWM) +(\S+) (\S+) +(ops +)?(?:persistent ([0-9]+) ([0-9A-F]{8}))? *$/.exec(`${text} `);
  if (!found) return null;
  const [, protocol = '', name = '', scheduler = '', ops, time, mask] = found;
  const key = readKey(protocol, name);
  if (!key) return null;
  const isIpv6 = key.kind !== 'fwmark' && key.address?.includes(':') === true;
  const persistence: Persistence | null =
    time === undefined ? null : { ...readTimeout(Number(time), hz), netmask: readMask(mask ?? '', isIpv6) };
  return { key, scheduler, persistence, onePacket: ops !== undefined };
}

/** The kernel multiplied whole seconds, so a remainder shows that `hz` is wrong. */
function readTimeout(ticks: number, hz: number | null): Omit<Persistence, 'netmask'> {
  return hz === null || ticks % hz !== 0 ? { timeout: 0, ticks } : { timeout: ticks / hz };
}

function readKey(protocol: string, name: string): ListedKey | null {
  if (protocol === 'FWM') return /^[0-9A-F]{8}$/.test(name) ? { kind: 'fwmark', mark: parseInt(name, 16) } : null;
  const endpoint = readHexEndpoint(name);
  const kind = ({ TCP: 'tcp', UDP: 'udp', SCTP: 'sctp' } as const)[protocol];
  return endpoint && kind ? { kind, ...endpoint } : null;
}

/** The prefix length of IPv6 is in the first byte. */
function readMask(hex: string, isIpv6: boolean): string | number {
  const word = parseInt(hex, 16);
  return isIpv6 ? word >>> 24 : ipv4Text(word);
}

function readServer(text: string): ListedServer | null {
  const [name = '', ...columns] = text.slice(5).trim().split(/ +/);
  const endpoint = readHexEndpoint(name);
  const read = endpoint && readServerColumns('default', columns);
  return read && { ...endpoint, ...read };
}

/** `0A010001:0050`, `[2001:0db8:0000:0000:0000:0000:0000:0001]:0050` */
function readHexEndpoint(text: string): ListedEndpoint | null {
  const [, v4, v6, port = ''] = /^(?:([0-9A-F]{8})|\[([0-9a-f:.]+)\]):([0-9A-F]{4})$/.exec(text) ?? [];
  if (v4 !== undefined) return { address: ipv4Text(parseInt(v4, 16)), port: parseInt(port, 16) };
  const words = v6 === undefined ? null : addressWords(v6);
  return words && { address: addressText(words), port: parseInt(port, 16) };
}
