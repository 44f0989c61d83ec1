import type { Service } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import { type EndpointWording, type Wording, serverWords, serviceWords } from './service-words.ts';
import { type Feature, knows, type IpvsadmTarget, unknownOfServer, unknownOfService } from './targets.ts';

export interface EmitOptions {
  /**
   * Everything that a rules file can express: thresholds, every flag, marks of 2^31 and more. Default: as `-S -n`
   * writes it.
   */
  readonly lossless?: boolean;
  /** The version of ipvsadm that will read the lines. Default 1.31. */
  readonly target?: IpvsadmTarget;
  /** How addresses and ports are written. Default: as numbers. */
  readonly endpoint?: EndpointWording;
}

/**
 * A table as rules, services and servers in the order of the table; `ipvsadm/listing-order.ts` has the one of `ipvsadm
 * -S`. A service or server that the target cannot express is left out, see `lossesOf`.
 */
export function emitTable(table: Table, options: EmitOptions = {}): string {
  const { lossless = false, target = '1.31', endpoint } = options;
  const wording = { lossless, tunnels: knows(target, 'tunnel-types'), ...(endpoint && { endpoint }) };
  let text = '';
  for (const service of table.services) text += emitService(service, wording, target);
  return text;
}

/** The parts of a table that a target cannot express. */
export interface TargetLoss {
  readonly service: Service;
  /** The index of the server in its service; absent for the service itself. */
  readonly server?: number;
  readonly feature: Feature;
  /** The whole service or server is left out, not only the option. */
  readonly leftOut: boolean;
}

export function lossesOf(table: Table, target: IpvsadmTarget): readonly TargetLoss[] {
  return table.services.flatMap((service): TargetLoss[] => {
    const own = unknownOfService(service, target).map((feature) => ({ service, feature, leftOut: isVital(feature) }));
    if (own.some(({ leftOut }) => leftOut)) return own;
    const servers = service.servers.flatMap((server, index) =>
      unknownOfServer(service, server, target).map((feature) => ({ service, server: index, feature, leftOut: true })),
    );
    return [...own, ...servers];
  });
}

function emitService(service: Service, wording: Wording, target: IpvsadmTarget): string {
  const unknown = target === '1.31' ? [] : unknownOfService(service, target);
  if (unknown.some(isVital)) return '';
  const known = {
    ...service,
    engine: unknown.includes('engine') ? null : service.engine,
    onePacket: service.onePacket && !unknown.includes('one-packet'),
    flags: unknown.includes('scheduler-flags') ? 0 : service.flags,
  };
  let text = `-A ${serviceWords(known, wording)}\n`;
  for (const server of service.servers) {
    if (target !== '1.31' && unknownOfServer(service, server, target).length > 0) continue;
    text += `-a ${serverWords(service.key, server, wording)}\n`;
  }
  return text;
}

function isVital(feature: Feature): boolean {
  return feature === 'ipv6' || feature === 'sctp';
}
