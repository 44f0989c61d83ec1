import type { Change } from '../../domain/change.ts';
import { changeLine } from '../../syntax/change-line.ts';

/** Changes as the lines that `ipvsadm -R` reads. */
export function lines(changes: readonly Change[]): readonly string[] {
  return changes.map((change) => changeLine(change));
}
