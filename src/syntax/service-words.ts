import { endpointText } from '../domain/address.ts';
import { flagNames, printedFlagNames } from '../domain/scheduler-flags.ts';
import { forwardingMethods, type RealServer, type ServerKey, type Tunnel } from '../domain/server.ts';
import { type ServiceKey, type ServiceSettings, serviceFamily, wholeNetmask } from '../domain/service.ts';
import { unreachable } from '../domain/unreachable.ts';

/** How much a line contains: everything, or what `ipvsadm -S -n` prints, with its losses and errors. */
export interface Wording {
  readonly lossless: boolean;
  /** Tunnels with their type; ipvsadm 1.30 and older knows no such option. */
  readonly tunnels: boolean;
  /** How an address and a port of a service, or of one of its servers, are written. Default: as numbers. */
  readonly endpoint?: EndpointWording;
}

export type EndpointWording = (address: string, port: number, service: ServiceKey) => string;

/** `-t 192.0.2.1:80`, `-f 7 -6`. */
export function keyWords(key: ServiceKey, { lossless, endpoint = endpointText }: Wording = everything): string {
  switch (key.kind) {
    case 'tcp':
      return `-t ${endpoint(key.address, key.port, key)}`;
    case 'udp':
      return `-u ${endpoint(key.address, key.port, key)}`;
    case 'sctp':
      return `--sctp-service ${endpoint(key.address, key.port, key)}`;
    case 'fwmark':
      return `-f ${lossless ? key.mark : key.mark | 0}${key.family === 'inet6' ? ' -6' : ''}`;
    default:
      return unreachable(key);
  }
}

/** What follows `-A` or `-E`. */
export function serviceWords(service: ServiceSettings, wording: Wording = everything): string {
  const { lossless } = wording;
  const { key, scheduler, persistence, engine, onePacket } = service;
  let words = `${keyWords(key, wording)} -s ${scheduler}`;
  if (persistence) {
    words += ` -p ${persistence.ticks === undefined ? persistence.timeout : '?'}`;
    if (persistence.netmask !== wholeNetmask(serviceFamily(key))) words += ` -M ${persistence.netmask}`;
  }
  if (engine !== null) words += ` --pe ${engine}`;
  if (onePacket) words += ' -o';
  if (service.flags !== 0) words += ` -b ${flagWords(service, lossless)}`;
  return words;
}

/** What follows `-a` or `-e`. */
export function serverWords(service: ServiceKey, server: RealServer, wording: Wording = everything): string {
  const { lossless, tunnels } = wording;
  const { method, weight, upper, lower, tunnel } = server;
  let words = `${serverKeyWords(service, server, wording)} ${forwardingMethods[method].flag} -w ${weight}`;
  if (lossless && upper !== 0) words += ` -x ${upper}`;
  if (lossless && lower !== 0) words += ` -y ${lower}`;
  if (tunnel && tunnels) words += tunnelWords(tunnel);
  return words;
}

/** What follows `-d`. */
export function serverKeyWords(service: ServiceKey, server: ServerKey, wording: Wording = everything): string {
  const { endpoint = endpointText } = wording;
  return `${keyWords(service, wording)} -r ${endpoint(server.address, server.port, service)}`;
}

const everything: Wording = { lossless: true, tunnels: true };

function flagWords({ scheduler, flags }: ServiceSettings, lossless: boolean): string {
  return (lossless ? flagNames : printedFlagNames)(scheduler, flags).join(',');
}

function tunnelWords(tunnel: Tunnel): string {
  switch (tunnel.type) {
    case 'ipip':
      return ' --tun-type ipip';
    case 'gue':
      return ` --tun-type gue --tun-port ${tunnel.port} ${checksumFlags[tunnel.checksum]}`;
    case 'gre':
      return ` --tun-type gre ${checksumFlags[tunnel.checksum]}`;
    default:
      return unreachable(tunnel);
  }
}

const checksumFlags = { none: '--tun-nocsum', csum: '--tun-csum', remcsum: '--tun-remcsum' } as const;
