import type { ServiceKey } from '../domain/service.ts';
import type { SessionTarget } from './session.ts';

/** Where the packets of a service's clients go. What a firewall mark or port 0 leaves open is a web server in 192.0.2.0/24. */
export function targetOf(key: ServiceKey): SessionTarget {
  if (key.kind !== 'fwmark') {
    return { protocol: key.kind, destination: key.address, destinationPort: key.port || 80, mark: 0 };
  }
  const destination = key.family === 'inet' ? '192.0.2.1' : '2001:db8::1';
  return { protocol: 'tcp', destination, destinationPort: 80, mark: key.mark };
}
