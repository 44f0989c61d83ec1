import type { Names } from '../../ipvsadm/names.ts';

/** Names that remember for what they had no answer, and what to do about that; null where they had one for everything. */
export function missedNames(names: Names): { readonly names: Names; readonly remedy: () => string | null } {
  const hosts = new Set<string>();
  const ports = new Set<string>();
  return {
    names: {
      ...names,
      address: (host) => noted(names.address(host), host, hosts),
      port: (service, protocol) => noted(names.port(service, protocol), service, ports),
    },
    remedy: () => {
      const told = [
        ...[...hosts].map((host) => `write the address of ${host}, or name it in /etc/hosts: DNS is not asked`),
        ...[...ports].map((port) => `write ${port} as a number, or name it in /etc/services`),
      ];
      return told.length === 0 ? null : told.join('; ');
    },
  };
}

/** What has no letter is no name but a number that is wrong. */
function noted<Answer>(answer: Answer | null, name: string, missed: Set<string>): Answer | null {
  if (answer === null && /^[\w.-]*[a-z][\w.-]*$/i.test(name)) missed.add(name);
  return answer;
}
