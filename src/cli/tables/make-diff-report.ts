import { serviceKeyText } from '../../domain/service.ts';
import { remap } from '../../kernel/remap.ts';
import { diffTables } from '../../plan/diff/diff-tables.ts';
import type { TableDiff } from '../../plan/diff/table-diff.ts';
import { planChanges } from '../../plan/plan-changes.ts';
import { withThresholdsOf } from '../../plan/diff/thresholds.ts';
import type { DiffReport } from '../../report/diff/diff-report.ts';
import type { World } from '../world.ts';
import type { Side } from './side.ts';

/**
 * Two sides compared, with the plan from left to right. Thresholds that one side cannot show are taken from the other.
 */
export function diffReport(
  left: Side,
  right: Side,
  world: Pick<World, 'colour' | 'columns'>,
  impacts: boolean,
): DiffReport {
  const unknown = { left: left.unknown, right: right.unknown };
  const wanted = right.unknown.includes('thresholds') ? withThresholdsOf(right.table, left.table) : right.table;
  const diff = diffTables(left.table, right.table, { unknown });
  return {
    names: [left.name, right.name],
    left: left.table,
    right: right.table,
    diff,
    plan: planChanges(left.observation ?? left.table, wanted, { ...left.kernel, impacts }),
    ...(impacts && { moved: movedClients(diff) }),
    colour: world.colour,
    columns: world.columns,
  };
}

/** Compares the hash tables of both sides, including the order of servers. */
function movedClients({ services }: TableDiff): ReadonlyMap<string, number> {
  const moved = new Map<string, number>();
  for (const each of services) {
    if (each.kind !== 'changed-service') continue;
    const found = remap(each.before, each.after);
    if (found) moved.set(serviceKeyText(each.key), found.moved);
  }
  return moved;
}
