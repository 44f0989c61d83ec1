import { addressWords } from '../../domain/address.ts';
import type { Loss } from '../../domain/complete.ts';
import type { ListedTable } from '../../domain/listed.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { SyncDaemon } from '../../domain/table.ts';
import type { Listing, ListingLine } from './listing.ts';

/** `Timeout (tcp tcpfin udp): 900 120 300` */
export function readTimeouts(lines: readonly ListingLine[]): Result<Listing, Loss> {
  const [first, ...rest] = lines;
  const [, tcp, tcpfin, udp] =
    /^Timeout \(tcp tcpfin udp\): ([0-9]+) ([0-9]+) ([0-9]+)$/.exec(first?.text.trimEnd() ?? '') ?? [];
  if (udp === undefined) return failure({ line: first?.number ?? 1, what: 'not understood as timeouts' });
  const losses = rest.map(({ number, text }) => ({ line: number, what: `not understood: ${text.trim()}` }));
  const timeouts = { tcp: Number(tcp), tcpfin: Number(tcpfin), udp: Number(udp) };
  return success({ view: 'timeout', table: { timeouts }, losses });
}

/** One line for each daemon; before 1.29 it ends after the syncid. */
export function readDaemons(lines: readonly ListingLine[]): {
  readonly table: ListedTable;
  readonly losses: readonly Loss[];
} {
  const daemons: SyncDaemon[] = [];
  const losses: Loss[] = [];
  for (const { number, text } of lines) {
    const daemon = readDaemon(text.trimEnd());
    if (daemon) daemons.push(daemon);
    else losses.push({ line: number, what: `not understood as a daemon: ${text.trim()}` });
  }
  return { table: { daemons }, losses };
}

const form =
  /^(master|backup) sync daemon \(mcast=([^\s,]+), syncid=([0-9]+)(?:, maxlen=([0-9]+), group=([^\s,]+), port=([0-9]+), ttl=([0-9]+))?\)$/;

function readDaemon(text: string): SyncDaemon | null {
  const [, state, device = '', syncId, maxLength, group, port, ttl] = form.exec(text) ?? [];
  if (state !== 'master' && state !== 'backup') return null;
  if (group !== undefined && addressWords(group) === null) return null;
  return {
    state,
    device,
    syncId: Number(syncId),
    ...(group !== undefined && { maxLength: Number(maxLength), group, port: Number(port), ttl: Number(ttl) }),
  };
}
