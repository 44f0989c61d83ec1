import { defaultPersistence, isWithin, type Limit, limits } from '../domain/limits.ts';
import type { OptionName } from '../../grammar/options.ts';
import { ipv4Word } from '../domain/address.ts';
import type { Protocol } from '../domain/service.ts';
import { textOf } from '../syntax/binary.ts';
import type { LineDraft } from './line-draft.ts';
import { readEndpoint } from './endpoint.ts';
import { readIpv4, readIpv6 } from './inet.ts';
import type { Fault, NumberOption } from './fault.ts';
import type { Names } from './names.ts';
import { readLeadingNumber, readNumber } from './read-number.ts';

/** Adds an option to the draft; returns the fault of its value at which ipvsadm would stop. */
export function readSetting(draft: LineDraft, option: OptionName, raw: string | null, names: Names): Fault | null {
  return readers[option](draft, raw ?? '', names, raw !== null);
}

type Reader = (draft: LineDraft, raw: string, names: Names, given: boolean) => Fault | null;

const ignored: Reader = () => null;

/** Some options matter only for the check of options against the command, which the caller does. */
const readers: Readonly<Record<OptionName, Reader>> = {
  'tcp-service': service('tcp'),
  'udp-service': service('udp'),
  'sctp-service': service('sctp'),
  'fwmark-service': (draft, raw) => {
    const mark = readNumber(raw, limits.fwmark);
    if (mark === null) return { reason: 'fwmark', value: raw };
    draft.family = 'inet';
    draft.protocol = 'tcp';
    draft.mark = mark;
    return null;
  },
  ipv6: (draft) => {
    if (draft.mark === 0) return { reason: 'dash-6' };
    draft.family = 'inet6';
    draft.netmask = null;
    return null;
  },
  scheduler: (draft, raw) => {
    draft.scheduler = textOf(raw.slice(0, 15));
    return null;
  },
  persistent: (draft, raw, _, given) => {
    const timeout = given ? readNumber(raw, limits.persistence) : defaultPersistence;
    if (timeout === null) return { reason: 'timeout', value: raw };
    draft.persistent = timeout;
    return null;
  },
  netmask: (draft, raw, names) => {
    const isIpv6 = draft.family === 'inet6';
    const mask = isIpv6 ? readLeadingNumber(raw) : (readIpv4(raw) ?? names.address(raw));
    if (mask === null) return { reason: 'netmask' };
    if (typeof mask === 'number' && !isWithin(mask, limits.prefixLength)) return { reason: 'netmask-v6' };
    draft.netmask = mask;
    return null;
  },
  pe: (draft, raw) => {
    draft.engine = raw === '' ? null : textOf(raw.slice(0, 16));
    return null;
  },
  ops: (draft) => {
    draft.onePacket = true;
    return null;
  },
  'sched-flags': (draft, raw) => {
    draft.flags = raw.slice(0, 127);
    return null;
  },
  'real-server': (draft, raw, names) => {
    const endpoint = readEndpoint(raw, draft.protocol, names);
    if (endpoint === null) return { reason: 'server-address' };
    draft.server = { address: endpoint.address, port: endpoint.port ?? draft.port };
    return null;
  },
  gatewaying: (draft) => {
    draft.method = 'route';
    return null;
  },
  ipip: (draft) => {
    draft.method = 'tunnel';
    return null;
  },
  masquerading: (draft) => {
    draft.method = 'masquerade';
    return null;
  },
  weight: number('weight', 'weight', limits.weight),
  'u-threshold': number('upper', 'u-threshold', limits.threshold),
  'l-threshold': number('lower', 'l-threshold', limits.threshold),
  'tun-type': (draft, raw) => {
    if (raw !== 'ipip' && raw !== 'gue' && raw !== 'gre') return { reason: 'number', option: 'tun-type' };
    draft.tunnelType = raw;
    return null;
  },
  'tun-port': number('tunnelPort', 'tun-port', limits.tunnelPort),
  'tun-nocsum': checksum('none'),
  'tun-csum': checksum('csum'),
  'tun-remcsum': checksum('remcsum'),
  'mcast-interface': (draft, raw) => {
    draft.device = textOf(raw.slice(0, 15));
    return null;
  },
  syncid: number('syncId', 'syncid', limits.syncId),
  'mcast-group': (draft, raw) => {
    const group = raw.includes(':') ? readIpv6(raw) : readGroup(raw);
    if (group === null || (raw.includes(':') && !group.startsWith('ff'))) return { reason: 'mcast-group', value: raw };
    draft.group = group;
    return null;
  },
  'mcast-port': number('groupPort', 'mcast-port', limits.groupPort),
  'mcast-ttl': number('ttl', 'mcast-ttl', limits.ttl),
  'sync-maxlen': number('maxLength', 'sync-maxlen', limits.syncLength),
  numeric: ignored,
  connection: ignored,
  timeout: ignored,
  daemon: ignored,
  stats: ignored,
  rate: ignored,
  exact: ignored,
  thresholds: ignored,
  'persistent-conn': ignored,
  'tun-info': ignored,
  nosort: ignored,
  sort: ignored,
};

/** An IPv6 address resets any netmask that was given before it. */
function service(protocol: Protocol): Reader {
  return (draft, raw, names) => {
    const endpoint = readEndpoint(raw, protocol, names);
    if (endpoint === null) return { reason: 'service-address' };
    draft.protocol = protocol;
    draft.address = endpoint.address;
    draft.port = endpoint.port ?? 0;
    draft.family = endpoint.address.includes(':') ? 'inet6' : 'inet';
    if (draft.family === 'inet6') draft.netmask = null;
    return null;
  };
}

type NumberField = 'weight' | 'upper' | 'lower' | 'tunnelPort' | 'syncId' | 'groupPort' | 'ttl' | 'maxLength';

function number(field: NumberField, option: NumberOption, limit: Limit): Reader {
  return (draft, raw) => {
    const value = readNumber(raw, limit);
    if (value === null) return { reason: 'number', option };
    draft[field] = value;
    return null;
  };
}

function checksum(kind: LineDraft['tunnelChecksum']): Reader {
  return (draft) => {
    draft.tunnelChecksum = kind;
    return null;
  };
}

/** Multicast addresses of IPv4 in their exact form. */
function readGroup(raw: string): string | null {
  const word = ipv4Word(raw);
  return word !== null && word >>> 28 === 14 ? raw : null;
}
