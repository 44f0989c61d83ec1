import type { Change } from '../../domain/change.ts';
import type { Observation } from '../../domain/observation.ts';
import { type Service, type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';
import { tableOf } from '../../domain/observation.ts';
import { diffTables, isEmptyDiff } from '../../plan/diff/diff.ts';
import { planChanges } from '../../plan/plan.ts';
import { serviceAfter } from '../../domain/apply-change.ts';

/** What changes make of the services that they concern: before and after, and nothing of the others. */
export interface Outcome {
  readonly before: Table;
  readonly after: Table;
}

export function outcomeOf(changes: readonly Change[], table: Table): Outcome {
  const touched = new Set(changes.flatMap((change) => keyOf(change) ?? []).map(serviceKeyText));
  const before = part(table, touched);
  const services = new Map<string, Service>(before.services.map((service) => [serviceKeyText(service.key), service]));
  for (const change of changes) {
    const key = keyOf(change);
    if (key === null) continue;
    const name = serviceKeyText(key);
    const after = serviceAfter(services.get(name), change);
    if (after === undefined) services.delete(name);
    else services.set(name, after);
  }
  return { before, after: { services: [...services.values()] } };
}

/** The changes that lead back, in a safe order; what cannot be taken back, as a zeroing, has none. */
export function inverseOf({ before, after }: Outcome): readonly Change[] {
  return planChanges(before, after).inverse;
}

/** Whether a table that was read afterwards shows what the changes were to bring about. */
export function cameAbout({ before, after }: Outcome, observation: Observation): boolean {
  const touched = new Set([...before.services, ...after.services].map(({ key }) => serviceKeyText(key)));
  const seen = part(tableOf(observation), touched);
  return isEmptyDiff(diffTables(after, seen, { unknown: { right: observation.unknown } }));
}

/** Whether the services concerned are still as they were when the changes were shown. */
export function isStill({ before, after }: Outcome, observation: Observation): boolean {
  const touched = new Set([...before.services, ...after.services].map(({ key }) => serviceKeyText(key)));
  return isEmptyDiff(diffTables(before, part(tableOf(observation), touched)));
}

function part(table: Table, names: ReadonlySet<string>): Table {
  return { services: table.services.filter(({ key }) => names.has(serviceKeyText(key))) };
}

function keyOf(change: Change): ServiceKey | null {
  switch (change.kind) {
    case 'add-service':
    case 'edit-service':
      return change.service.key;
    case 'delete-service':
    case 'add-server':
    case 'edit-server':
    case 'delete-server':
      return change.service;
    default:
      return null;
  }
}
