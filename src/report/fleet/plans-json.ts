import { printableJson } from '../../domain/printable-json.ts';
import type { planValue } from '../plan/plan-json.ts';

/** The plan of one of several directors, or why there is none. */
export type PlanOfDirector =
  | { readonly director: string; readonly plan: ReturnType<typeof planValue> }
  | { readonly director: string; readonly failure: readonly string[] };

/** Plans of several directors as JSON; each `plan` is what `apply --plan` reads. */
export function plansJson(plans: readonly PlanOfDirector[]): string {
  return `${printableJson({ version: 1, plans }, 2)}\n`;
}
