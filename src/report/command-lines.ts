import type { Change } from '../domain/change.ts';
import { changeLine } from '../syntax/change-line.ts';

/** Lines for `ipvsadm -R`, in order, and nothing else. */
export function commandLines(changes: readonly Change[]): string {
  return changes.map((change) => `${changeLine(change)}\n`).join('');
}
