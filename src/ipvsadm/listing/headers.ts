/** The fixed lines of `ipvsadm -L`, by which a listing is recognised and with which it begins. */
export function firstLine(version: string, size: number): string {
  return `IP Virtual Server version ${version} (size=${size})`;
}

export const firstLineForm = /^IP Virtual Server version (\S+) \(size=([0-9]+)\)$/;

/** Views of services and real servers: `-L` shows the view of the first of these options that is given. */
export type ServiceListingView = 'stats' | 'rate' | 'thresholds' | 'persistent-conn' | 'tun-info' | 'default';

const services = 'Prot LocalAddress:Port';
const servers = '  -> RemoteAddress:Port';

export const tableHeaders: Readonly<Record<ServiceListingView, readonly [string, string]>> = {
  stats: [`${services.padEnd(33)}${columns(8, 'Conns', 'InPkts', 'OutPkts', 'InBytes', 'OutBytes')}`, servers],
  rate: [`${services.padEnd(33)}${columns(8, 'CPS', 'InPPS', 'OutPPS', 'InBPS', 'OutBPS')}`, servers],
  thresholds: [`${services.padEnd(33)} Uthreshold Lthreshold ActiveConn InActConn `, servers],
  'persistent-conn': [`${services.padEnd(33)} Weight    PersistConn ActiveConn InActConn `, servers],
  'tun-info': [
    `${services} Scheduler Flags`,
    `${servers.padEnd(32)}  Forward TunnelInfo    Weight ActiveConn InActConn`,
  ],
  default: [`${services} Scheduler Flags`, `${servers.padEnd(32)}  Forward Weight ActiveConn InActConn`],
};

/** `/proc/net/ip_vs` has the headers of the default view, the second without padding. */
export const procHeader = `${servers} Forward Weight ActiveConn InActConn`;

export const connectionsTitle = 'IPVS connection entries';
export const connectionsHeader = 'pro expire state       source             virtual            destination';
export const connectionsHeaderWithEngine = `${connectionsHeader.padEnd(79)} pe name          pe_data`;

function columns(width: number, ...names: readonly string[]): string {
  return names.map((name) => ` ${name.padStart(width)}`).join('');
}
