import type { SyncDaemon } from '../../domain/table.ts';
import { AttributeTable } from './attribute-table.ts';
import { decodeAddress } from './decode-address.ts';
import { daemon } from './netlink-numbers.ts';

/** A sync daemon from its attributes. */
export function decodeDaemon(words: Uint32Array, from: number, end: number): SyncDaemon {
  found.read(words, from, end);
  const isIpv6 = found.has(daemon.group6);
  return {
    state: found.word(daemon.state) === 1 ? 'master' : 'backup',
    device: found.text(daemon.device),
    syncId: found.word(daemon.syncId) ?? 0,
    ...(found.has(daemon.maxLength) && { maxLength: found.short(daemon.maxLength) ?? 0 }),
    ...((isIpv6 || found.has(daemon.group)) && {
      group: decodeAddress(found, isIpv6 ? daemon.group6 : daemon.group, isIpv6),
    }),
    ...(found.has(daemon.port) && { port: found.short(daemon.port) ?? 0 }),
    ...(found.has(daemon.ttl) && { ttl: found.byte(daemon.ttl) ?? 0 }),
  };
}

const found = new AttributeTable(Math.max(...Object.values(daemon)));
