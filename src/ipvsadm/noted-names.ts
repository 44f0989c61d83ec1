import type { Names } from './names.ts';

/** Names that record the lookups. */
export interface NotedNames extends Names {
  /** `www is 192.0.2.9`, `http is port 80`; one for each name that was found. */
  readonly found: () => readonly string[];
  /** The names that were not found. */
  readonly missed: () => { readonly hosts: readonly string[]; readonly ports: readonly string[] };
}

export function notedNames(names: Names): NotedNames {
  const found = new Set<string>();
  const hosts = new Set<string>();
  const ports = new Set<string>();
  return {
    ...names,
    address: (host) => {
      const address = names.address(host);
      if (address !== null) found.add(`${host} is ${address}`);
      else if (isName(host)) hosts.add(host);
      return address;
    },
    port: (service, protocol) => {
      const port = names.port(service, protocol);
      if (port !== null) found.add(`${service} is port ${port}`);
      else if (isName(service)) ports.add(service);
      return port;
    },
    found: () => [...found],
    missed: () => ({ hosts: [...hosts], ports: [...ports] }),
  };
}

/** A text without letters is not a name but an invalid number. */
function isName(text: string): boolean {
  return /^[\w.-]*[a-z][\w.-]*$/i.test(text);
}
