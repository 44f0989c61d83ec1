import type { NotedNames } from '../../ipvsadm/noted-names.ts';

/** What to do about names that were not found; null where all of them were. */
export function namesRemedy(names: NotedNames): string | null {
  const { hosts, ports } = names.missed();
  const remedies = [
    ...hosts.map((host) => `write the address of ${host}, or name it in /etc/hosts: DNS is not asked`),
    ...ports.map((port) => `write ${port} as a number, or name it in /etc/services`),
  ];
  return remedies.length === 0 ? null : remedies.join('; ');
}
