import { addressText, addressWords } from '../../domain/address.ts';
import type { Protocol } from '../../domain/service.ts';
import type { Names } from '../../ipvsadm/names.ts';

export interface LdirectordEndpoint {
  readonly address: string;
  /** Null if none is given. */
  readonly port: number | null;
}

/** `A:P`, `A`, `[v6]:P`, names included; null if a name is unknown or the text has none of these forms. */
export function endpointOf(text: string, protocol: Protocol, names: Names): LdirectordEndpoint | null {
  const [, bracketed, host = '', service] = /^(?:\[([0-9a-fA-F:.]+)\]|([^:\s[\]]+))(?::([^:\s]+))?$/.exec(text) ?? [];
  const address = bracketed ? plain(bracketed) : (plain(host) ?? names.address(host));
  if (address === null) return null;
  if (service === undefined) return { address, port: null };
  const port = /^[0-9]{1,5}$/.test(service) ? Number(service) : names.port(service, protocol);
  return port === null || port > 65535 ? null : { address, port };
}

/** Why a text is not an endpoint where a name in it is unknown; null if something else is wrong. */
export function unknownName(text: string, protocol: Protocol, names: Names): string | null {
  const [, host = '', service = '0'] = /^([A-Za-z0-9.-]+)(?::([A-Za-z0-9_-]+))?$/.exec(text) ?? [];
  const isAddress = plain(host) !== null || /^[0-9.]*$/.test(host);
  const name = !isAddress && names.address(host) === null ? host : service;
  if (name === service && (/^[0-9]+$/.test(service) || names.port(service, protocol) !== null)) return null;
  return `the name '${name}' is not known here: DNS is not asked, and --host FILE gives names`;
}

function plain(text: string): string | null {
  const words = addressWords(text);
  return words && addressText(words);
}

/** More servers than a range can sensibly have. */
const mostServers = 65536;

/** `A->B`, IPv4 alone: every address from the first to the last; null if the last comes before the first. */
export function rangeOf(first: string, last: string): readonly string[] | null {
  const [from] = addressWords(first) ?? [];
  const [to] = addressWords(last) ?? [];
  if (from === undefined || to === undefined || first.includes(':') || to < from || to - from >= mostServers)
    return null;
  return Array.from({ length: to - from + 1 }, (_, index) => addressText([from + index]));
}
