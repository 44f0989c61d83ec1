import type { Observation, ObservedServer, ObservedService } from '../../domain/observation.ts';
import { serverKeyText } from '../../domain/server.ts';
import { idsOf, type RowId } from '../../live/identity.ts';
import { countsConnections } from '../../plan/impact/counts-connections.ts';
import { shortCount } from '../columns/short-count.ts';
import { serviceName } from '../columns/service-name.ts';
import { fit, foreign, line, span, type StyledLine, type StyledText } from '../paint/line.ts';

const nameWidth = 30;
const cell = 16;
const heads = ['WEIGHT', 'ACTIVE', 'CONN/s'];

interface Counted {
  readonly weight: number | null;
  readonly active: number | null;
  readonly rate: number | null;
}

interface Named {
  readonly name: string;
  readonly isService: boolean;
  readonly counted: Counted;
}

/**
 * Weights, connections and rates of two tables, `4 → 6`: in the order of the second one, with what only the first has
 * below its service.
 */
export function pairedRows(then: Observation, now: Observation): readonly StyledLine[] {
  const titles = `${fit('   SERVICE / REAL SERVER', nameWidth)}${heads.map((head) => fit(head, cell, 'right')).join('')}`;
  return [line(span(titles, 'heading')), ...rowsOf(then, now)];
}

function rowsOf(then: Observation, now: Observation): readonly StyledLine[] {
  const [before, after] = [rowsById(then), rowsById(now)];
  const groups = new Map([...before.groups, ...after.groups]);
  const order = [...new Set([...after.groups.keys(), ...groups.keys()])];
  return order.flatMap((service) => {
    const own = [...new Set([...(after.groups.get(service) ?? []), ...(before.groups.get(service) ?? [])])];
    return [service, ...own].flatMap((id) => rowLine(before.rows.get(id), after.rows.get(id)));
  });
}

function rowsById(observation: Observation) {
  const rows = new Map<RowId, Named>();
  const groups = new Map<RowId, readonly RowId[]>();
  const ids = idsOf(observation);
  const known = (counted: Counted) =>
    countsConnections(observation) ? counted : { ...counted, active: null, rate: null };
  for (const [place, service] of observation.services.entries()) {
    const own = ids[place] ?? { service: '', servers: [] };
    groups.set(own.service, own.servers);
    rows.set(own.service, { name: serviceName(service.key), isService: true, counted: known(ofService(service)) });
    for (const [at, server] of service.servers.entries()) {
      const counted = known(ofServer(server));
      rows.set(own.servers[at] ?? '', { name: serverKeyText(server), isService: false, counted });
    }
  }
  return { rows, groups };
}

function ofService({ servers, rates }: ObservedService): Counted {
  const active = servers.reduce((sum, one) => sum + one.active, 0);
  return { weight: null, active, rate: rates ? Number(rates.connections) : null };
}

function ofServer({ weight, active, rates }: ObservedServer): Counted {
  return { weight, active, rate: rates ? Number(rates.connections) : null };
}

function rowLine(then: Named | undefined, now: Named | undefined): readonly StyledLine[] {
  const either = now ?? then;
  if (either === undefined) return [];
  const sign = then === undefined ? span('+', 'added') : now === undefined ? span('-', 'removed') : span(' ');
  const indent = either.isService ? '▾ ' : '  └ ';
  const of = (name: keyof Counted): StyledText => {
    const [a, b] = [then?.counted[name], now?.counted[name]];
    return span(fit(pair(a, b), cell, 'right'), a === b ? 'idle' : name === 'weight' ? 'changed' : 'plain');
  };
  return [
    line(
      sign,
      span(fit(`${indent}${foreign(either.name)}`, nameWidth - 1), either.isService ? 'strong' : 'plain'),
      of('weight'),
      of('active'),
      of('rate'),
    ),
  ];
}

/** `4 → 6`; one number where both are the same. */
function pair(then: number | null | undefined, now: number | null | undefined): string {
  if ((then ?? null) === null && (now ?? null) === null) return '';
  if (then === now) return shown(now);
  return `${shown(then)} → ${shown(now)}`;
}

function shown(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : shortCount(value, 6);
}
