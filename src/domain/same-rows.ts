import type { Observation, ObservedServer, ObservedService } from './observation.ts';
import { sameServiceKey } from './service.ts';

type Services = Observation['services'];

/** What a table has in common with the one before it: most samples only change counters. */
interface Sameness {
  readonly rows: object;
  readonly rules: object;
}

const known = new WeakMap<Services, Sameness>();

/** Tables with the same rows in the same order give the same object, if they were compared. */
export function rowsOf(services: Services): object {
  return samenessOf(services).rows;
}

/** The same for tables with the same rules: rows with all that is known of them but counters, also what no rule can say. */
export function rulesOf(services: Services): object {
  return samenessOf(services).rules;
}

/** Compares a table with the one before it, unless that was done. A director may give the same table twice. */
export function compareRows(before: Services, now: Services): void {
  if (!known.has(now)) known.set(now, compared(before, now));
}

const knownServices = new WeakMap<ObservedService, Sameness>();

/**
 * The same for one service. A director that reads the table again and again does it while the rows are at hand:
 * afterwards each row is far away in memory.
 */
export function compareService(before: ObservedService, now: ObservedService): void {
  if (knownServices.has(now)) return;
  const { rows, rules } = knownServices.get(before) ?? { rows: {}, rules: {} };
  knownServices.set(before, { rows, rules });
  const areRowsSame = hasRowsOf(now, before);
  const areRulesSame = areRowsSame && hasRulesOf(now, before);
  knownServices.set(now, { rows: areRowsSame ? rows : {}, rules: areRulesSame ? rules : {} });
}

function wereFoundSame(now: ObservedService, before: ObservedService, what: keyof Sameness): boolean {
  const found = knownServices.get(now)?.[what];
  return found !== undefined && found === knownServices.get(before)?.[what];
}

function compared(before: Services, now: Services): Sameness {
  const { rows, rules } = samenessOf(before);
  const areRowsSame = before.length === now.length && now.every((service, at) => hasRowsOf(service, before[at]));
  const areRulesSame = areRowsSame && now.every((service, at) => hasRulesOf(service, before[at]));
  return { rows: areRowsSame ? rows : {}, rules: areRulesSame ? rules : {} };
}

function samenessOf(services: Services): Sameness {
  const made = known.get(services) ?? { rows: {}, rules: {} };
  known.set(services, made);
  return made;
}

function hasRowsOf(now: ObservedService, before: ObservedService | undefined): boolean {
  if (before === undefined) return false;
  if (now === before || wereFoundSame(now, before, 'rows')) return true;
  if (before.servers.length !== now.servers.length || !sameServiceKey(now.key, before.key)) return false;
  for (let at = 0; at < now.servers.length; at++) {
    const [a, b] = [now.servers[at], before.servers[at]];
    if (a === undefined || b === undefined || a.address !== b.address || a.port !== b.port) return false;
  }
  return true;
}

/** Of services with the same rows. */
function hasRulesOf(now: ObservedService, before: ObservedService | undefined): boolean {
  if (before === undefined) return false;
  return (
    now === before ||
    wereFoundSame(now, before, 'rules') ||
    (now.scheduler === before.scheduler &&
      now.flags === before.flags &&
      now.onePacket === before.onePacket &&
      now.engine === before.engine &&
      now.persistence?.timeout === before.persistence?.timeout &&
      now.persistence?.ticks === before.persistence?.ticks &&
      now.persistence?.netmask === before.persistence?.netmask &&
      haveSameUnknown(now, before) &&
      haveSameSettings(now.servers, before.servers))
  );
}

function haveSameSettings(now: readonly ObservedServer[], before: readonly ObservedServer[]): boolean {
  for (let at = 0; at < now.length; at++) {
    const [a, b] = [now[at], before[at]];
    if (a === undefined || b === undefined) return false;
    if (a.weight !== b.weight || a.method !== b.method || a.upper !== b.upper || a.lower !== b.lower) return false;
    if (a.otherMethod !== b.otherMethod || !haveSameUnknown(a, b)) return false;
    if (a.tunnel !== b.tunnel && JSON.stringify(a.tunnel) !== JSON.stringify(b.tunnel)) return false;
  }
  return true;
}

type WithUnknown = Pick<ObservedServer, 'unknownAttributes'>;

function haveSameUnknown({ unknownAttributes: a }: WithUnknown, { unknownAttributes: b }: WithUnknown): boolean {
  return a === b || (a?.length === b?.length && a?.every((number, at) => number === b?.[at]) === true);
}
