import type { Change } from '../../domain/change.ts';
import type { Table } from '../../domain/table.ts';
import { sortedServices } from '../../ipvsadm/listing-order.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { emitTable } from '../../syntax/emit.ts';

/** A table as rules with thresholds, in the order of addition; timeouts and daemons with `settings`. */
export function rulesText({ services, timeouts, daemons }: Table, settings: boolean): string {
  const set: readonly Change[] = settings && timeouts ? [{ kind: 'set-timeouts', timeouts }] : [];
  const started = (settings ? (daemons ?? []) : []).map((daemon): Change => ({ kind: 'start-daemon', daemon }));
  return lines(set) + emitTable({ services }, { lossless: true }) + lines(started);
}

/** The bytes that `ipvsadm -S -n` prints: sorted, without thresholds. */
export function sortedRulesText({ services }: Table): string {
  return emitTable({ services: sortedServices(services) as Table['services'] });
}

function lines(changes: readonly Change[]): string {
  return changes.map((change) => `${changeLine(change)}\n`).join('');
}
