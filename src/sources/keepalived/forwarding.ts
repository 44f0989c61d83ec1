import { limits } from '../../domain/limits.ts';
import type { Forwarding } from './drafts.ts';
import { isDpvs } from './dpvs.ts';
import { numberOf } from './keepalived-numbers.ts';

function methodUnknown(word: string): string {
  if (isDpvs(word)) return `'${word}' is a method of DPVS, a different program: keepalived ignores the line`;
  const meant = methodOf(word.toUpperCase()) ? `; did you mean '${word.toUpperCase()}'?` : '';
  return `'${word}' is not NAT, DR or TUN: keepalived ignores the line${meant}`;
}

/** `NAT`, `DR`, `TUN`, in capitals; null for another word. */
export function methodOf(word: string | undefined): Forwarding | null {
  if (word === 'NAT') return { method: 'masquerade', tunnel: null };
  if (word === 'DR') return { method: 'route', tunnel: null };
  return word === 'TUN' ? { method: 'tunnel', tunnel: { type: 'ipip' } } : null;
}

/**
 * What `lvs_method` and its options mean. Options that do not fit together are all ignored: plain ipip remains, and the
 * reason is given.
 */
export function forwardingOf(words: readonly string[]): {
  readonly forwarding: Forwarding | null;
  readonly wrong?: string;
} {
  const [word, ...options] = words;
  const forwarding = methodOf(word);
  if (!forwarding) return { forwarding: null, wrong: methodUnknown(word ?? '') };
  const [first = '{'] = options;
  if (first !== 'type' && first !== '{') {
    return {
      forwarding,
      wrong: `keepalived does not know '${first}' after ${word ?? ''}: it ignores the rest of the line`,
    };
  }
  if (forwarding.method !== 'tunnel' || first !== 'type') return { forwarding };
  const [, type, ...rest] = options;
  let port: number | null = null;
  let checksum: 'none' | 'csum' | 'remcsum' = 'none';
  for (let at = 0; at < rest.length; at++) {
    const option = rest[at];
    if (option === 'port') port = numberOf(rest[++at], limits.tunnelPort) ?? -1;
    else if (option === 'csum' || option === 'remcsum') checksum = option;
    else if (option === 'nocsum') checksum = 'none';
    else if (option !== '{') return { forwarding, wrong: `the tunnel option '${option ?? ''}' is not known` };
  }
  if (type === 'ipip') {
    return port === null && checksum === 'none'
      ? { forwarding }
      : { forwarding, wrong: 'an ipip tunnel takes no options' };
  }
  if (type === 'gue') {
    if (port === null || port < 0) return { forwarding, wrong: 'a gue tunnel needs a port' };
    return { forwarding: { method: 'tunnel', tunnel: { type, port, checksum } } };
  }
  if (type === 'gre') {
    if (port !== null) return { forwarding, wrong: 'a gre tunnel takes no port' };
    if (checksum === 'remcsum') return { forwarding, wrong: 'a gre tunnel has no remote checksum' };
    return { forwarding: { method: 'tunnel', tunnel: { type, checksum } } };
  }
  return { forwarding, wrong: `the tunnel type '${type ?? ''}' is not known` };
}
