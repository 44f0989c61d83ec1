import { ipv4Text } from '../../domain/address.ts';
import type { Names } from '../names.ts';

/** Treats every unresolved name as a distinct address; records whether there were any. */
export interface AnyNames extends Names {
  readonly asked: () => boolean;
}

/** Addresses in the reserved block 240.0.0.0/4 for hosts, and ports from 65535 downwards for services. */
export function anyNames(): AnyNames {
  const hosts = new Map<string, string>();
  const services = new Map<string, number>();
  return {
    address: (host) => {
      if (!/^[a-z][a-z0-9.-]*$/i.test(host)) return null;
      const name = host.toLowerCase();
      const address = hosts.get(name) ?? ipv4Text(0xf0000000 + hosts.size + 1);
      hosts.set(name, address);
      return address;
    },
    port: (service) => {
      if (!/^[a-z][a-z0-9_-]*$/i.test(service)) return null;
      const port = services.get(service) ?? 65535 - services.size;
      services.set(service, port);
      return port;
    },
    hostName: () => null,
    portName: () => null,
    asked: () => hosts.size + services.size > 0,
  };
}
