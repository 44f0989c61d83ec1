import type { ListedEndpoint, ListedKey } from '../../domain/listed.ts';

/**
 * An IPv4 address and port take at most this many columns; only names are longer, and they are cut, including the port.
 */
export const endpointWidth = 28;

/** `TCP  10.0.0.1:80`, `FWM  7 IPv6`. A mark of 2147483648 and more is printed negative. */
export function serviceText(key: ListedKey): string {
  if (key.kind === 'fwmark') return `FWM  ${key.mark | 0}${key.family === 'inet6' ? ' IPv6' : ''}`;
  return `${key.kind.toUpperCase().padEnd(4)} ${serverText(key)}`;
}

/** Cut as in a listing of services; an IPv6 address is never cut. */
export function serverText(endpoint: ListedEndpoint): string {
  const text = endpointText(endpoint);
  return text.startsWith('[') ? text : text.slice(0, endpointWidth);
}

/** Addresses and names unchanged, IPv6 addresses in brackets. */
export function endpointText({ address, host, port, portName, cut, bracketed }: ListedEndpoint): string {
  if (cut !== undefined) return cut;
  const place = host ?? address ?? '';
  return `${bracketed || place.includes(':') ? `[${place}]` : place}:${portName ?? port ?? 0}`;
}
