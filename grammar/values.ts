import { defaultPersistence, type Limit, limits, limitText } from '../src/domain/limits.ts';
import { allFlagNames } from '../src/domain/scheduler-flags.ts';
import { schedulerNames } from '../src/domain/schedulers.ts';

const oneOf = (words: readonly string[]) => words.map((word) => `"${word}"`).join(' | ');
const numberWithin = (limit: Limit) => `? number ${limitText(limit)} ?`;

/** The possible values of an option or a command, by name, in the notation of the reference. */
export const valueForms = {
  'service-address': 'host , [ ":" , port ] | "[" , ipv6-address , "]:" , port | ipv6-address',
  'server-address': 'host , [ ":" , port ] | "[" , ipv6-address , "]:" , port | ipv6-address',
  fwmark: numberWithin(limits.fwmark),
  scheduler: oneOf(schedulerNames),
  seconds: `? number ${limitText(limits.persistence)}; ${defaultPersistence} where it is left out ?`,
  netmask: 'ipv4-address | ? for IPv6: length of a prefix, ' + `${limitText(limits.prefixLength)} ?`,
  weight: numberWithin(limits.weight),
  connections: numberWithin(limits.threshold),
  engine: '"sip"',
  flags: 'flag , { "," , flag }',
  device: '? name of a network device ?',
  syncid: numberWithin(limits.syncId),
  group: '? multicast address, IPv4 or IPv6 ?',
  'tunnel-port': numberWithin(limits.tunnelPort),
  'daemon-port': numberWithin(limits.groupPort),
  ttl: numberWithin(limits.ttl),
  length: numberWithin(limits.syncLength),
  'tunnel-type': '"ipip" | "gue" | "gre"',
  state: '"master" | "backup"',
} as const satisfies Readonly<Record<string, string>>;

export type ValueForm = keyof typeof valueForms;

/** The parts of the forms above. */
export const valueParts: Readonly<Record<string, string>> = {
  host: 'ipv4-address | ? name of a host with an IPv4 address ?',
  'ipv4-address': 'address-part , [ "." , address-part , [ "." , address-part , [ "." , address-part ] ] ]',
  'address-part': '? decimal, octal after "0" or hexadecimal after "0x"; the last part fills the bytes that are left ?',
  'ipv6-address': '? as RFC 4291 writes it, without a zone ?',
  port: numberWithin(limits.port) + ' | ? name of a service of the protocol ?',
  flag: oneOf(allFlagNames),
  timeout: `? number of seconds ${limitText(limits.timeout)}; 0 leaves it as it is ?`,
};
