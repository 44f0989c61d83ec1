import { checkerStateProblem } from '../../report/problems/checker-problems.ts';
import type { Problem } from '../../report/problem.ts';
import { withoutState } from '../../sources/drift.ts';
import type { TableSource } from '../../sources/table-source.ts';
import type { Side } from './side.ts';

/**
 * Two sides, one of them a keepalived or ldirectord configuration: what its health checks may have changed in the other
 * is removed from the comparison and named.
 */
export function withoutCheckerState(
  left: Side,
  right: Side,
): { readonly sides: readonly [Side, Side]; readonly states: readonly Problem[] } {
  if (left.source && !right.source) {
    const { side, states } = cleared(left.source, right);
    return { sides: [left, side], states };
  }
  if (right.source && !left.source) {
    const { side, states } = cleared(right.source, left);
    return { sides: [side, right], states };
  }
  return { sides: [left, right], states: [] };
}

function cleared(source: TableSource, other: Side): { readonly side: Side; readonly states: readonly Problem[] } {
  const { table, states } = withoutState(source, other.table);
  // The order of servers depends on the checks: a returning server is added at the end.
  const { name, faults } = other;
  const side: Side = { name, faults, table, unknown: [...new Set([...other.unknown, 'order' as const])] };
  return { side, states: states.map(checkerStateProblem) };
}
