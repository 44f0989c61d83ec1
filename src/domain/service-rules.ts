import { familyOf } from './address.ts';
import type { RealServer } from './server.ts';
import { serviceFamily, type ServiceKey, type ServiceSettings } from './service.ts';

/** Contradictions in the settings of a service. ipvsadm refuses both. */
export type ServiceFault =
  /** Port 0 stands for every port, which the kernel allows only with persistence. */
  | 'port-zero-needs-persistence'
  /** One-packet scheduling is for UDP, and for firewall marks. */
  | 'one-packet-needs-udp';

/** In the order in which ipvsadm checks. */
export function serviceFaults({ key, persistence, onePacket }: ServiceSettings): readonly ServiceFault[] {
  if (key.kind === 'fwmark') return [];
  const faults: ServiceFault[] = [];
  if (key.port === 0 && persistence === null) faults.push('port-zero-needs-persistence');
  if (onePacket && key.kind !== 'udp') faults.push('one-packet-needs-udp');
  return faults;
}

/** Contradictions in the settings of a real server. */
export type ServerFault =
  /** A server of the other address family needs a tunnel; ipvsadm refuses other methods. */
  | 'other-family-needs-tunnel'
  /** The kernel refuses a lower threshold above the upper one; an upper one of 0 is not an exception. */
  | 'lower-above-upper';

export function serverFaults(
  { address, method, upper, lower }: Pick<RealServer, 'address' | 'method' | 'upper' | 'lower'>,
  service: ServiceKey,
): readonly ServerFault[] {
  const faults: ServerFault[] = [];
  if (method !== 'tunnel' && familyOf(address) !== serviceFamily(service)) faults.push('other-family-needs-tunnel');
  if (lower > upper) faults.push('lower-above-upper');
  return faults;
}
