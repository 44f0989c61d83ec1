import { isWithin, limits, word32 } from '../../domain/limits.ts';
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
      const read = readLoad(counts);
      return method && read && { ...method, ...(method.method !== 'tunnel' && { tunnel: null }), ...read };
    }
    case 'tun-info': {
      const [forward = '', info = '', ...counts] = columns;
      const method = readMethod(forward);
      const read = readLoad(counts);
      const tunnel = info === 'n/a' ? null : readTunnel(info);
      return method && read && tunnel !== undefined ? { ...method, tunnel, ...read } : null;
    }
    case 'thresholds': {
      if (!areCounts(columns, 4)) return null;
      const [upper = 0, lower = 0, active = 0, inactive = 0] = columns.map(Number);
      return { upper, lower, active, inactive };
    }
    case 'persistent-conn': {
      if (!areCounts(columns, 4)) return null;
      const [weight = 0, persistent = 0, active = 0, inactive = 0] = columns.map(Number);
      return { weight, persistent, active, inactive };
    }
    default:
      return unreachable(view);
  }
}

function readLoad(columns: readonly string[]): Pick<ListedServer, 'weight' | 'active' | 'inactive'> | null {
  if (!areCounts(columns, 3)) return null;
  const [weight = 0, active = 0, inactive = 0] = columns.map(Number);
  return { weight, active, inactive };
}

function areCounts(columns: readonly string[], count: number): boolean {
  return (
    columns.length === count &&
    columns.every((column) => /^[0-9]{1,10}$/.test(column) && isWithin(Number(column), word32))
  );
}

/** A kernel may show `Local`, `Bypass` or another word. A number here is a different column. */
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
    if (!isWithin(Number(guePort), limits.tunnelPort)) return undefined;
    const checksum = gueSum === '-c' ? 'none' : gueSum === '+c' ? 'csum' : 'remcsum';
    return { type: 'gue', port: Number(guePort), checksum };
  }
  return greSum === undefined ? undefined : { type: 'gre', checksum: greSum === '-c' ? 'none' : 'csum' };
}
