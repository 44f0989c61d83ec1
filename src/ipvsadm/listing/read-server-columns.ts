import type { ListedServer } from '../../domain/listed.ts';
import { otherMethodOf } from '../../domain/other-method.ts';
import { type ForwardingMethod, forwardingMethods, type Tunnel } from '../../domain/server.ts';
import { unreachable } from '../../domain/unreachable.ts';
import type { ServiceListingView } from './headers.ts';

/** The columns of a real server after its address; null when they are not those of the view. */
export function readServerColumns(
  view: Exclude<ServiceListingView, 'stats' | 'rate'>,
  columns: readonly string[],
): Partial<ListedServer> | null {
  switch (view) {
    case 'default': {
      const [forward = '', ...counts] = columns;
      const method = readMethod(forward);
      const read = readCounts(['weight', 'active', 'inactive'], counts);
      return method && read && { ...method, ...(method.method !== 'tunnel' && { tunnel: null }), ...read };
    }
    case 'tun-info': {
      const [forward = '', info = '', ...counts] = columns;
      const method = readMethod(forward);
      const read = readCounts(['weight', 'active', 'inactive'], counts);
      const tunnel = info === 'n/a' ? null : readTunnel(info);
      return method && read && tunnel !== undefined ? { ...method, tunnel, ...read } : null;
    }
    case 'thresholds':
      return readCounts(['upper', 'lower', 'active', 'inactive'], columns);
    case 'persistent-conn':
      return readCounts(['weight', 'persistent', 'active', 'inactive'], columns);
    default:
      return unreachable(view);
  }
}

function readCounts(names: readonly string[], columns: readonly string[]): Partial<ListedServer> | null {
  if (columns.length !== names.length || !columns.every((column) => /^[0-9]+$/.test(column))) return null;
  return Object.fromEntries(names.map((name, index) => [name, Number(columns[index])]));
}

/** A kernel may show `Local`, `Bypass` or a word of its own. A number in this place is a column of something else. */
function readMethod(word: string): Pick<ListedServer, 'method' | 'otherMethod'> | null {
  const methods = Object.keys(forwardingMethods) as ForwardingMethod[];
  const method = methods.find((name) => forwardingMethods[name].word === word);
  if (method) return { method };
  return /^[^\s0-9]\S*$/.test(word) ? { otherMethod: otherMethodOf(word) } : null;
}

function readTunnel(info: string): Tunnel | undefined {
  if (info === 'ipip') return { type: 'ipip' };
  const [, gue, guePort, gueSum, greSum] = /^(?:(gue):([0-9]+):(-c|\+c|r\+c)|gre:(-c|\+c))$/.exec(info) ?? [];
  if (gue !== undefined) {
    const checksum = gueSum === '-c' ? 'none' : gueSum === '+c' ? 'csum' : 'remcsum';
    return { type: 'gue', port: Number(guePort), checksum };
  }
  return greSum === undefined ? undefined : { type: 'gre', checksum: greSum === '-c' ? 'none' : 'csum' };
}
