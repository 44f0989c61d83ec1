import { defaultDaemon } from '../domain/table.ts';
import { type Family, familyOf } from '../domain/address.ts';
import type { FactGroups } from '../domain/host/facts.ts';
import { routeTo } from '../domain/host/route-to.ts';
import { sysctlNumber } from '../domain/host/sysctl.ts';
import type { RealServer } from '../domain/server.ts';
import { type Service, serviceFamily, serviceKeyText } from '../domain/service.ts';
import type { FilteredPacket } from './firewall-fate.ts';
import { type Scene, serversOf } from './scene.ts';

/** A packet that must pass the firewall of a host, and what it is. */
export interface ServicePacket {
  readonly subject: string;
  readonly what: string;
  readonly hooks: readonly string[];
  readonly packet: FilteredPacket;
}

type PacketFacts = Pick<FactGroups, 'routes' | 'routingRules' | 'sysctls'>;

/** Packets of clients that reach a director, and replies of masqueraded servers that pass it. */
export function packetsOfDirector(scene: Scene, facts: PacketFacts): readonly ServicePacket[] {
  const tracks = sysctlNumber(facts.sysctls, 'net/ipv4/vs/conntrack') === 1;
  const replies = serversOf(scene).filter(({ server }) => server.method === 'masquerade' && server.port !== 0);
  return [
    ...(scene.services ?? []).flatMap((service) => toService(service, null)),
    ...syncPackets(scene),
    ...replies.flatMap(({ service, server }) => {
      const { key } = service;
      if (key.kind === 'fwmark') return [];
      const device = routeTo(facts, server.address)?.device;
      return [
        {
          subject: `${key.kind} ${server.address}:${server.port}`,
          what: `replies of ${server.address}`,
          hooks: ['ingress', 'prerouting', 'forward'],
          packet: {
            family: familyOf(server.address),
            protocol: protocolWords(key.kind),
            source: server.address,
            sourcePort: server.port,
            ...(device !== undefined && { device }),
            // Connection tracking sees one direction only unless IPVS works with it.
            state: tracks ? 'established' : 'invalid',
          },
        },
      ];
    }),
  ];
}

/** What the sync daemon of a backup is sent. */
function syncPackets({ live }: Scene): readonly ServicePacket[] {
  const backups = (live?.daemons ?? []).filter(({ state }) => state === 'backup');
  return backups.map(({ device, group = defaultDaemon.group, port = defaultDaemon.port }) => ({
    subject: 'backup daemon',
    what: `connections of the master, by UDP for ${group} port ${port}`,
    hooks: ['ingress', 'prerouting', 'input'],
    packet: {
      family: familyOf(group),
      protocol: protocolWords('udp'),
      destination: group,
      port,
      device,
      state: 'new',
    },
  }));
}

/** Packets that a director sends to a real server. */
export function packetsOfServer(scene: Scene, facts: PacketFacts): readonly ServicePacket[] {
  return serversOf(scene).flatMap(({ service, server }) => {
    if (server.method === 'tunnel')
      return [outerPacket(server, serviceFamily(service.key)), ...toService(service, null)];
    const device = facts.routes.find(
      ({ table, destination }) => table === 'local' && destination === server.address,
    )?.device;
    return server.method === 'route' ? toService(service, device ?? null) : toServer(service, server, device);
  });
}

function toService({ key }: Service, device: string | null): readonly ServicePacket[] {
  if (key.kind === 'fwmark' || key.port === 0) return [];
  return [
    {
      subject: serviceKeyText(key),
      what: `packets of clients for ${serviceKeyText(key)}`,
      hooks: ['ingress', 'prerouting', 'input'],
      packet: {
        family: familyOf(key.address),
        protocol: protocolWords(key.kind),
        destination: key.address,
        port: key.port,
        ...(device !== null && { device }),
        state: 'new',
      },
    },
  ];
}

function toServer(
  { key }: Service,
  { address, port }: RealServer,
  device: string | undefined,
): readonly ServicePacket[] {
  if (key.kind === 'fwmark' || port === 0) return [];
  return [
    {
      subject: `${key.kind} ${address}:${port}`,
      what: `packets of clients for ${key.kind} ${address}:${port}`,
      hooks: ['ingress', 'prerouting', 'input'],
      packet: {
        family: familyOf(address),
        protocol: protocolWords(key.kind),
        destination: address,
        port,
        ...(device !== undefined && { device }),
        state: 'new',
      },
    },
  ];
}

/** The names of a protocol in iptables and in nft, and its number. */
const protocols: Readonly<Record<string, readonly string[]>> = {
  tcp: ['tcp', '6'],
  udp: ['udp', '17'],
  sctp: ['sctp', '132'],
  ipip: ['ipip', 'ipencap', '4'],
  ipv6: ['ipv6', '41'],
  gre: ['gre', '47'],
};

export function protocolWords(name: string): readonly string[] {
  return protocols[name] ?? [];
}

function outerPacket({ address, tunnel }: RealServer, inner: Family): ServicePacket {
  const type = tunnel?.type ?? 'ipip';
  const wrapped = type === 'gre' ? 'gre' : inner === 'inet' ? 'ipip' : 'ipv6';
  const isUdp = tunnel?.type === 'gue';
  return {
    subject: `${isUdp ? 'gue' : wrapped} ${address}`,
    what: `tunnelled packets for ${address}`,
    hooks: ['ingress', 'prerouting', 'input'],
    packet: {
      family: familyOf(address),
      protocol: protocolWords(isUdp ? 'udp' : wrapped),
      destination: address,
      ...(isUdp && { port: tunnel.port }),
      state: 'new',
    },
  };
}
