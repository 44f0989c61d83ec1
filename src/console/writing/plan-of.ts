import type { Change } from '../../domain/change.ts';
import { type Observation, tableOf } from '../../domain/observation.ts';
import type { KernelSettings } from '../../plan/kernel-settings.ts';
import type { Plan } from '../../plan/plan.ts';
import { planChanges } from '../../plan/plan-changes.ts';
import { tableAfter } from '../../domain/apply-change.ts';

/** The safest way to make changes; counters are zeroed after everything else. */
export function planOf(changes: readonly Change[], observation: Observation, kernel: KernelSettings): Plan {
  const wanted = tableAfter(tableOf(observation), changes);
  const plan = planChanges(observation, wanted, kernel);
  const zeroing = changes.filter(({ kind }) => kind === 'zero');
  if (zeroing.length === 0) return plan;
  const steps = zeroing.map((change) => ({
    change,
    kind: change.kind,
    phase: 'finish' as const,
    reason: 'totals and rates restart from 0',
    impact: { newConnections: unchanged, existing: unchanged, persistence: unchanged },
  }));
  return { ...plan, steps: [...plan.steps, ...steps] };
}

const unchanged = { kind: 'unchanged' } as const;
