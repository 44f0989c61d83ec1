/** What can stand as the value of an option or a command, by name. The reference prints these forms. */
export const valueForms = {
  'service-address': 'host [":" port] | "[" IPv6-address "]:" port | IPv6-address',
  'server-address': 'host [":" port] | "[" IPv6-address "]:" port | IPv6-address',
  fwmark: 'number from 1 to 4294967295',
  scheduler: '"rr" | "wrr" | "lc" | "wlc" | "lblc" | "lblcr" | "dh" | "sh" | "sed" | "nq" | "fo" | "ovf" | "mh"',
  seconds: 'number from 1 to 2678400; without one, 360',
  netmask: 'dotted-quad | prefix-length from 1 to 128, for IPv6',
  weight: 'number from 0 to 2147483647',
  connections: 'number from 0 to 2147483647',
  engine: '"sip"',
  flags: 'flag { "," flag }',
  device: 'name of a network device',
  syncid: 'number from 0 to 255',
  group: 'multicast address, IPv4 or IPv6',
  port: 'number from 1 to 65535',
  ttl: 'number from 1 to 255',
  length: 'number from 1 to 65507',
  'tunnel-type': '"ipip" | "gue" | "gre"',
  state: '"master" | "backup"',
} as const satisfies Readonly<Record<string, string>>;

export type ValueForm = keyof typeof valueForms;

/** The words that the forms above are made of. */
export const valueParts: Readonly<Record<string, string>> = {
  host: 'IPv4-address | name',
  'IPv4-address': 'one to four parts with "." between them, each decimal, octal ("0…") or hexadecimal ("0x…")',
  'IPv6-address': 'as RFC 4291 writes it, without a zone',
  'dotted-quad': 'IPv4-address',
  'prefix-length': 'number',
  port: 'number from 0 to 65535 | name of a service',
  flag: '"flag-1" | "flag-2" | "flag-3" | "sh-fallback" | "sh-port" | "mh-fallback" | "mh-port"',
  number: '["+"] digit { digit }',
};
