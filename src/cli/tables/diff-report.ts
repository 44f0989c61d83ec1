import { diffTables } from '../../plan/diff.ts';
import { planChanges } from '../../plan/plan.ts';
import { withThresholdsOf } from '../../plan/thresholds.ts';
import type { DiffReport } from '../../report/diff/report.ts';
import type { World } from '../world.ts';
import type { Side } from './side.ts';

/** Two sides compared, with the way from left to right. Thresholds that a side cannot tell stay as the other has them. */
export function diffReport(
  left: Side,
  right: Side,
  world: Pick<World, 'colour' | 'columns'>,
  foretell: boolean,
): DiffReport {
  const unknown = { left: left.unknown, right: right.unknown };
  const wanted = right.unknown.includes('thresholds') ? withThresholdsOf(right.table, left.table) : right.table;
  return {
    names: [left.name, right.name],
    left: left.table,
    right: right.table,
    diff: diffTables(left.table, right.table, { unknown }),
    plan: planChanges(left.observation ?? left.table, wanted, { foretell }),
    colour: world.colour,
    columns: world.columns,
  };
}
