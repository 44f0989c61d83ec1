import { sysctlCommand, sysctlName, sysctlNumber } from '../domain/host/sysctl.ts';
import { shellLine } from '../domain/shell-word.ts';
import type { LastingRemedy } from './host-check.ts';

/** Sets values now, and at each boot. */
export function sysctlRemedy(...values: readonly (readonly [path: string, value: string | number])[]): {
  readonly remedy: readonly string[];
  readonly lasting: LastingRemedy;
} {
  return {
    remedy: values.map(([path, value]) => shellLine(sysctlCommand(path, value))),
    lasting: {
      file: '/etc/sysctl.d/60-lvsrules.conf',
      lines: values.map(([path, value]) => `${sysctlName(path)} = ${value}`),
    },
  };
}

/**
 * Makes the value of a setting effective on devices where `conf/all` and the device's own value are joined by taking the
 * larger one: a larger value of the device must go as well.
 */
export function largerRemedy(
  sysctls: Readonly<Record<string, string>>,
  key: 'arp_ignore' | 'arp_announce',
  devices: readonly string[],
  value: number,
): ReturnType<typeof sysctlRemedy> {
  const path = (place: string) => `net/ipv4/conf/${place}/${key}`;
  const larger = devices.filter((device) => (sysctlNumber(sysctls, path(device)) ?? 0) > value);
  return sysctlRemedy([path('all'), value] as const, ...larger.map((device) => [path(device), value] as const));
}
