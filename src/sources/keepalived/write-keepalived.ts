import { flagNames } from '../../domain/scheduler-flags.ts';
import type { RealServer, Tunnel } from '../../domain/server.ts';
import { type Service, serviceFamily, type ServiceKey, serviceKeyText, wholeNetmask } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';

export interface WrittenKeepalived {
  readonly text: string;
  /** What cannot be written for keepalived, in words. */
  readonly losses: readonly string[];
}

/** A table as `virtual_server` blocks; servers of TCP services get the simplest check. */
export function writeKeepalived({ services, timeouts, daemons }: Table): WrittenKeepalived {
  const losses: string[] = [];
  let checks = 0;
  const blocks = services.flatMap((service) => {
    const wrong = unsayable(service);
    if (wrong !== null) {
      losses.push(`${serviceKeyText(service.key)} is left out: ${wrong}`);
      return [];
    }
    const isChecked = service.key.kind === 'tcp' && service.key.port !== 0;
    if (isChecked) checks += service.servers.length;
    return [serviceBlock(service, isChecked)];
  });
  if (daemons && daemons.length > 0) losses.push('sync daemons are left out: lvs_sync_daemon follows a VRRP instance');
  const globals = timeouts
    ? [`global_defs {\n    lvs_timeouts tcp ${timeouts.tcp} tcpfin ${timeouts.tcpfin} udp ${timeouts.udp}\n}\n`]
    : [];
  const said =
    checks > 0
      ? ['# A TCP_CHECK was added to each real server of TCP: keepalived removes a server that fails it.\n']
      : [];
  return { text: [...said, ...globals, ...blocks].join('\n'), losses };
}

/** Why keepalived would make a different service of it; null if it would not. */
function unsayable({ key, servers, persistence, engine, scheduler, flags }: Service): string | null {
  if (servers.length === 0) return 'keepalived ignores a virtual server without real servers';
  if (engine !== null && persistence === null) return 'a persistence engine needs persistence in keepalived';
  if (key.kind === 'fwmark') {
    const isMixed = servers.some(
      ({ address, method }) => address.includes(':') !== (key.family === 'inet6') && method !== 'tunnel',
    );
    if (isMixed) return 'its real servers have another family';
    const hasPort = servers.some(({ method, port }) => method !== 'masquerade' && port !== 0);
    return hasPort ? 'keepalived uses port 0 for real servers of a firewall mark' : null;
  }
  if (
    key.port === 0 &&
    servers.some(({ method, port }) => method === 'masquerade' && port === 0) &&
    persistence === null
  ) {
    return 'a service on every port must be persistent';
  }
  if (key.port !== 0 && servers.some(({ port, method }) => method === 'masquerade' && port === 0)) {
    return 'keepalived gives a real server of port 0 the port of the service';
  }
  return flags > 7 || scheduler === '' ? 'its scheduler cannot be written' : null;
}

function serviceBlock(service: Service, isChecked: boolean): string {
  const { key, scheduler, flags, persistence, engine, onePacket, servers } = service;
  const whole = wholeNetmask(serviceFamily(key));
  const methods = servers.map(methodWords);
  const [method = 'NAT'] = methods;
  const lines = [
    `virtual_server ${target(key)} {`,
    ...(key.kind === 'fwmark' ? [`    ip_family ${key.family}`] : [`    protocol ${key.kind.toUpperCase()}`]),
    `    lb_algo ${scheduler}`,
    ...flagNames(scheduler, flags).map((name) => `    ${name}`),
    `    lb_kind ${method}`,
    ...(onePacket ? ['    ops'] : []),
    ...(persistence ? [`    persistence_timeout ${persistence.timeout}`] : []),
    ...(persistence && persistence.netmask !== whole ? [`    persistence_granularity ${persistence.netmask}`] : []),
    ...(engine === null ? [] : [`    persistence_engine ${engine}`]),
    ...servers.map((server, index) =>
      serverBlock(server, methods[index] === method ? null : methodWords(server), isChecked),
    ),
    '}\n',
  ];
  return lines.join('\n');
}

function target(key: ServiceKey): string {
  return key.kind === 'fwmark' ? `fwmark ${key.mark}` : `${key.address} ${key.port}`;
}

/** The method is written where it is not that of the service. */
function serverBlock(
  { address, port, weight, upper, lower }: RealServer,
  method: string | null,
  isChecked: boolean,
): string {
  return [
    `    real_server ${address} ${port} {`,
    `        weight ${weight}`,
    ...(method === null ? [] : [`        lvs_method ${method}`]),
    ...(upper === 0 ? [] : [`        uthreshold ${upper}`]),
    ...(lower === 0 ? [] : [`        lthreshold ${lower}`]),
    ...(isChecked ? ['        TCP_CHECK {', '        }'] : []),
    '    }',
  ].join('\n');
}

function methodWords({ method, tunnel }: RealServer): string {
  if (method === 'tunnel') return `TUN${tunnel ? tunnelWords(tunnel) : ''}`;
  return method === 'route' ? 'DR' : 'NAT';
}

function tunnelWords(tunnel: Tunnel): string {
  if (tunnel.type === 'ipip') return '';
  const checksum = tunnel.checksum === 'none' ? '' : ` ${tunnel.checksum}`;
  return tunnel.type === 'gue' ? ` type gue port ${tunnel.port}${checksum}` : ` type gre${checksum}`;
}
