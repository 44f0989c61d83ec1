import { familyOf } from '../domain/address.ts';
import type { HostFacts } from '../domain/host/facts.ts';
import { routeTo } from '../domain/host/route-to.ts';
import { sysctlNumber } from '../domain/host/sysctl.ts';
import type { RealServer } from '../domain/server.ts';
import type { Service } from '../domain/service.ts';
import { fateOf } from './firewall-fate.ts';
import { protocolWords } from './service-packets.ts';

/** The rule of a director that changes the source of packets for a real server; null if there is none. */
export function hiddenBy(
  { key }: Pick<Service, 'key'>,
  { address, port }: RealServer,
  { firewall = [], routes = [], routingRules = [] }: Pick<HostFacts, 'firewall' | 'routes' | 'routingRules'>,
): string | null {
  const outDevice = routeTo({ routes, routingRules }, address)?.device;
  const packet = {
    family: familyOf(address),
    protocol: protocolWords(key.kind === 'fwmark' ? 'tcp' : key.kind),
    destination: address,
    ...(port !== 0 && { port }),
    ...(outDevice !== undefined && { outDevice }),
    state: 'new',
  };
  const fate = fateOf(packet, 'postrouting', firewall);
  return fate?.verdict === 'masquerade' ? fate.evidence : null;
}

/** Whether a director hides clients from this server: replies need no route through it then. */
export function isHidden(service: Pick<Service, 'key'>, server: RealServer, director: HostFacts): boolean {
  return (
    sysctlNumber(director.sysctls ?? {}, 'net/ipv4/vs/conntrack') === 1 && hiddenBy(service, server, director) !== null
  );
}
