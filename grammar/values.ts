/** What can stand as the value of an option or a command, by name, in the notation of the reference. */
export const valueForms = {
  'service-address': 'host , [ ":" , port ] | "[" , ipv6-address , "]:" , port | ipv6-address',
  'server-address': 'host , [ ":" , port ] | "[" , ipv6-address , "]:" , port | ipv6-address',
  fwmark: '? number from 1 to 4294967295 ?',
  scheduler: '"rr" | "wrr" | "lc" | "wlc" | "lblc" | "lblcr" | "dh" | "sh" | "sed" | "nq" | "fo" | "ovf" | "mh"',
  seconds: '? number from 1 to 2678400; 360 where it is left out ?',
  netmask: 'ipv4-address | ? for IPv6: length of a prefix, from 1 to 128 ?',
  weight: '? number from 0 to 2147483647 ?',
  connections: '? number from 0 to 2147483647 ?',
  engine: '"sip"',
  flags: 'flag , { "," , flag }',
  device: '? name of a network device ?',
  syncid: '? number from 0 to 255 ?',
  group: '? multicast address, IPv4 or IPv6 ?',
  'tunnel-port': '? number from 1 to 65535 ?',
  'daemon-port': '? number from 1 to 65535 ?',
  ttl: '? number from 1 to 255 ?',
  length: '? number from 1 to 65507 ?',
  'tunnel-type': '"ipip" | "gue" | "gre"',
  state: '"master" | "backup"',
} as const satisfies Readonly<Record<string, string>>;

export type ValueForm = keyof typeof valueForms;

/** What the forms above are made of. */
export const valueParts: Readonly<Record<string, string>> = {
  host: 'ipv4-address | ? name of a host with an IPv4 address ?',
  'ipv4-address': 'address-part , [ "." , address-part , [ "." , address-part , [ "." , address-part ] ] ]',
  'address-part': '? decimal, octal after "0" or hexadecimal after "0x"; the last part fills the bytes that are left ?',
  'ipv6-address': '? as RFC 4291 writes it, without a zone ?',
  port: '? number from 0 to 65535 ? | ? name of a service of the protocol ?',
  flag: '"flag-1" | "flag-2" | "flag-3" | "sh-fallback" | "sh-port" | "mh-fallback" | "mh-port"',
  timeout: '? number of seconds from 0 to 2678400; 0 leaves it as it is ?',
};
