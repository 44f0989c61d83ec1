import type { ConsoleEffect } from '../../../src/console/effect.ts';
import { lines } from '../../../src/console/writing/change-lines.ts';
import type { Operator } from './operator.ts';

export function applied({ effects }: Operator): readonly string[] {
  return effects.flatMap((effect: ConsoleEffect) => (effect.kind === 'apply' ? lines(effect.proposal.changes) : []));
}

export function planned({ state }: Operator): readonly string[] {
  return state.dialog?.kind === 'plan' ? lines(state.dialog.proposal.changes) : [];
}
