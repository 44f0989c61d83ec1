import { serviceKeyText } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import { changeLine } from './change-line.ts';
import { emitTable } from './emit.ts';

/** A table as lossless rules, services by name; timeouts and daemons if the table names them. */
export function losslessRules(table: Table): string {
  const named = table.services.map((service) => ({ text: serviceKeyText(service.key), service }));
  const services = named.sort((a, b) => (a.text < b.text ? -1 : 1)).map(({ service }) => service);
  const timeouts = table.timeouts ? `${changeLine({ kind: 'set-timeouts', timeouts: table.timeouts })}\n` : '';
  const daemons = (table.daemons ?? []).map((daemon) => `${changeLine({ kind: 'start-daemon', daemon })}\n`);
  return timeouts + emitTable({ services }, { lossless: true }) + daemons.join('');
}
