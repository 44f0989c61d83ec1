import { serviceKeyText } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';
import { emitTable } from '../../syntax/emit.ts';
import { changeLine } from '../../syntax/change-line.ts';
import type { DiffReport } from './report.ts';

/** Both sides in one form, services in the same order, so that only what differs in meaning differs in text. */
export function canonicalTexts({ left, right }: Pick<DiffReport, 'left' | 'right'>): readonly [string, string] {
  return [canonical(left), canonical(right)];
}

/** A table as lossless rules, services by name; timeouts and daemons where it names them. */
export function canonical(table: Table): string {
  const named = table.services.map((service) => ({ text: serviceKeyText(service.key), service }));
  const services = named.sort((a, b) => (a.text < b.text ? -1 : 1)).map(({ service }) => service);
  const timeouts = table.timeouts ? `${changeLine({ kind: 'set-timeouts', timeouts: table.timeouts })}\n` : '';
  const daemons = (table.daemons ?? []).map((daemon) => `${changeLine({ kind: 'start-daemon', daemon })}\n`);
  return timeouts + emitTable({ services }, { lossless: true }) + daemons.join('');
}
