import type { Change } from '../../domain/change.ts';
import { tableAfter } from '../../domain/apply-change.ts';
import type { Table } from '../../domain/table.ts';
import { diffTables } from '../diff/diff-tables.ts';
import { orderedSteps } from '../order/order.ts';
import type { Plan } from '../plan.ts';
import { fingerprint } from './table-fingerprint.ts';
import type { Step } from '../step.ts';

/** A plan that is made of steps and the table that they start from. */
export function planOfSteps(
  steps: readonly Step[],
  from: Table,
  print = fingerprint(
    from,
    steps.map(({ change }) => change),
  ),
): Plan {
  const changes = steps.map(({ change }) => change);
  const { services, timeouts, daemons } = tableAfter(from, changes);
  const touches = (kind: Change['kind']) => changes.some((change) => change.kind === kind);
  const target: Table = {
    services,
    ...(timeouts && touches('set-timeouts') && { timeouts }),
    ...(daemons && (touches('start-daemon') || touches('stop-daemon')) && { daemons }),
  };
  return {
    from: { fingerprint: print },
    steps,
    inverse: orderedSteps(diffTables(target, from), from, {}).map(({ change }) => change),
    target,
    diff: diffTables(from, target),
    drift: [],
  };
}
