import type { Change } from '../domain/change.ts';
import { refusalSentence } from '../ipvsadm/messages.ts';
import type { Ipvs } from '../kernel/ipvs.ts';
import type { RefusedChange } from '../ports/director.ts';

/** Applies every change even if earlier ones fail; returns those that were refused. */
export function applyToIpvs(kernel: Ipvs, changes: readonly Change[]): readonly RefusedChange[] {
  return changes.flatMap((change, index) => {
    const refusal = kernel.apply(change);
    return refusal === null ? [] : [{ index, change, refusal, said: refusalSentence(refusal) }];
  });
}
