import type { NotedNames } from '../../ipvsadm/noted-names.ts';

/** What to do about names that were not found; null if all were found. */
export function namesRemedy(names: NotedNames): string | null {
  const { hosts, ports } = names.missed();
  const remedies = [
    ...hosts.map((host) => `write the address of ${host}, or add it to /etc/hosts: DNS is not used`),
    ...ports.map((port) => `write ${port} as a number, or add it to /etc/services`),
  ];
  return remedies.length === 0 ? null : remedies.join('; ');
}
