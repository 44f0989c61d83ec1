import { endpointText } from '../../domain/address.ts';
import type { ServiceKey } from '../../domain/service.ts';

/** A service as the listing names it: `TCP 192.0.2.1:80`, `FWM 7`, `FWM 7 IPv6`. */
export function serviceName(key: ServiceKey): string {
  if (key.kind === 'fwmark') return key.family === 'inet' ? `FWM ${key.mark}` : `FWM ${key.mark} IPv6`;
  return `${key.kind.toUpperCase()} ${endpointText(key.address, key.port)}`;
}
