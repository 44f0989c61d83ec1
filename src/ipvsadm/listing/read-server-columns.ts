import type { ListedServer } from '../../domain/listed.ts';
import { type ForwardingMethod, forwardingMethods, type Tunnel } from '../../domain/server.ts';
import { unreachable } from '../../domain/unreachable.ts';
import type { TableView } from './headers.ts';

/** The columns of a real server after its address; null when they are not those of the view. */
export function readServerColumns(
  view: Exclude<TableView, 'stats' | 'rate'>,
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

/** Old kernels show `Local` for a server that is the director itself, whatever the method it was given. */
function readMethod(word: string): { readonly method?: ForwardingMethod } | null {
  if (word === 'Local') return {};
  const methods = Object.keys(forwardingMethods) as ForwardingMethod[];
  const method = methods.find((name) => forwardingMethods[name].word === word);
  return method ? { method } : null;
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
