import type { Family } from '../address.ts';

type Values = Readonly<Record<string, string>>;

/** A setting of one interface as the kernel uses it, made of two values. */
export interface EffectiveSetting {
  readonly value: number;
  /** Where it comes from: `net.ipv4.conf.all.arp_ignore = 0, net.ipv4.conf.eth0.arp_ignore = 1`. */
  readonly from: string;
}

/** How the kernel joins `conf/all` with the interface's own value (`include/linux/inetdevice.h`). */
const joined = {
  arp_ignore: Math.max,
  arp_announce: Math.max,
  rp_filter: Math.max,
  send_redirects: (all: number, own: number) => Number(all !== 0 || own !== 0),
} as const;

/** Null if one of the values is unknown. */
export function effectiveSetting(sysctls: Values, key: keyof typeof joined, device: string): EffectiveSetting | null {
  const paths = [`net/ipv4/conf/all/${key}`, `net/ipv4/conf/${device}/${key}`];
  const [all, own] = paths.map((path) => sysctlNumber(sysctls, path));
  if (all === undefined || own === undefined || all === null || own === null) return null;
  return { value: joined[key](all, own), from: paths.map((path) => sysctlText(sysctls, path)).join(', ') };
}

export function sysctlNumber(sysctls: Values, path: string): number | null {
  const text = sysctls[path];
  return text === undefined || !/^-?\d+$/.test(text) ? null : Number(text);
}

/** `net.ipv4.ip_forward = 0` */
export function sysctlText(sysctls: Values, path: string): string {
  return `${sysctlName(path)} = ${sysctls[path] ?? '(not there)'}`;
}

/** A path below `/proc/sys` as `sysctl` takes it: with dots, except for devices with a dot in their name (`eth0.7`). */
export function sysctlName(path: string): string {
  return path.includes('.') ? path : path.replaceAll('/', '.');
}

/** The command that sets it immediately. */
export function sysctlCommand(path: string, value: string | number): readonly string[] {
  return ['sysctl', '-w', `${sysctlName(path)}=${value}`];
}

/** The setting that makes a host forward packets. */
export const forwardingPath: Readonly<Record<Family, string>> = {
  inet: 'net/ipv4/ip_forward',
  inet6: 'net/ipv6/conf/all/forwarding',
};
