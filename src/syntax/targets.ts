import { familyOf } from '../domain/address.ts';
import type { RealServer } from '../domain/server.ts';
import { type Service, type ServiceSettings, serviceFamily } from '../domain/service.ts';

/** The versions of ipvsadm that lines can be written for, oldest first. */
export const targets = ['1.24', '1.25', '1.26', '1.27', '1.28', '1.29', '1.30', '1.31'] as const;

export type IpvsadmTarget = (typeof targets)[number];

/** The options introduced after ipvsadm 1.24, with their versions. */
const since = {
  ipv6: '1.25',
  'one-packet': '1.26',
  engine: '1.26',
  'scheduler-flags': '1.27',
  sctp: '1.28',
  'mixed-families': '1.28',
  'tunnel-types': '1.31',
} as const satisfies Record<string, IpvsadmTarget>;

export type Feature = keyof typeof since;

export function knows(target: IpvsadmTarget, feature: Feature): boolean {
  return targets.indexOf(target) >= targets.indexOf(since[feature]);
}

/**
 * The parts of a service that the target cannot express; without its family or protocol the service cannot be written
 * at all.
 */
export function unknownOfService(service: ServiceSettings, target: IpvsadmTarget): readonly Feature[] {
  const needed: readonly (readonly [Feature, boolean])[] = [
    ['ipv6', serviceFamily(service.key) === 'inet6'],
    ['sctp', service.key.kind === 'sctp'],
    ['one-packet', service.onePacket],
    ['engine', service.engine !== null],
    ['scheduler-flags', service.flags !== 0],
  ];
  return needed.filter(([feature, used]) => used && !knows(target, feature)).map(([feature]) => feature);
}

export function unknownOfServer(service: Service, server: RealServer, target: IpvsadmTarget): readonly Feature[] {
  const needed: readonly (readonly [Feature, boolean])[] = [
    ['ipv6', server.address.includes(':')],
    ['mixed-families', familyOf(server.address) !== serviceFamily(service.key)],
    ['tunnel-types', server.tunnel !== null && server.tunnel.type !== 'ipip'],
  ];
  return needed.filter(([feature, used]) => used && !knows(target, feature)).map(([feature]) => feature);
}
