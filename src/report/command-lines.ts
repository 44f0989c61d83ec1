import type { Change } from '../domain/change.ts';
import { changeLine } from '../syntax/change-line.ts';

/** Only lines for `ipvsadm -R`, in order. */
export function commandLines(changes: readonly Change[]): string {
  return changes.map((change) => `${changeLine(change)}\n`).join('');
}
