import { isWithin, limits } from '../../domain/limits.ts';
import { addressText, addressWords } from '../../domain/address.ts';
import type { ListedEndpoint } from '../../domain/listed.ts';
import { endpointWidth } from './line-heads.ts';

/**
 * An address or a name, and a port or its name, as a listing shows them; null for anything else. A text of exactly
 * `width` columns that has a name may have been cut: then only the part before a colon is certain.
 */
export function readEndpoint(text: string, width: number | null = endpointWidth): ListedEndpoint | null {
  const bracketed = /^\[([^\]]*)\]:(.+)$/.exec(text);
  if (bracketed) {
    const [, place = '', port = ''] = bracketed;
    const read = readPort(port);
    if (!read) return null;
    const words = place.includes(':') ? addressWords(place) : null;
    if (words) return { address: addressText(words), ...read };
    return place === '' || place.includes(':') ? null : { host: place, bracketed: true, ...read };
  }
  if (text.startsWith('[')) return null;
  const at = text.lastIndexOf(':');
  const place = at < 0 ? text : text.slice(0, at);
  const words = addressWords(place);
  const isNumeric = words !== null && /^[0-9]+$/.test(text.slice(at + 1));
  if (width !== null && text.length === width && !isNumeric) {
    if (at <= 0) return { cut: text };
    return words ? { address: addressText(words), cut: text } : { host: place, cut: text };
  }
  const port = at <= 0 ? null : readPort(text.slice(at + 1));
  if (!port) return null;
  if (words) return { address: addressText(words), ...port };
  return place.includes(':') ? null : { host: place, ...port };
}

function readPort(text: string): ListedEndpoint | null {
  if (!/^[0-9]+$/.test(text)) return /^[^\s:]+$/.test(text) ? { portName: text } : null;
  const port = Number(text);
  return isWithin(port, limits.port) ? { port } : null;
}
