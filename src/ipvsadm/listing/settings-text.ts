import type { ListedService } from '../../domain/listed.ts';
import { printedFlagNames } from '../../domain/scheduler-flags.ts';

/** Scheduler, flags, persistence and one-packet scheduling, as four of the views show them. */
export function settingsText(service: ListedService): string {
  const { key, scheduler = '', flags = 0, persistence, engine, onePacket } = service;
  const parts = [scheduler];
  if (flags !== 0) parts.push(`(${printedFlagNames(scheduler, flags).join(',')})`);
  if (persistence) {
    parts.push(`persistent ${persistence.timeout}`);
    const { netmask } = persistence;
    const isIpv6 = key.kind === 'fwmark' ? key.family === 'inet6' : typeof netmask === 'number';
    if (netmask !== (isIpv6 ? 128 : '255.255.255.255')) parts.push(`mask ${netmask}`);
    if (engine !== null && engine !== undefined) parts.push(`pe ${engine}`);
  }
  if (onePacket) parts.push('ops');
  return parts.join(' ');
}
