import type { Limits } from '../../change/propose/change-limits.ts';
import { matchesPattern } from '../../domain/pattern.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import type { PlanOptions } from '../../plan/plan-changes.ts';
import { onlyProblem } from '../../report/problems/only-problems.ts';
import type { Problem } from '../../report/problem.ts';
import { badValue } from '../../report/problems/option-problems.ts';
import type { OptionValues } from '../command.ts';
import { readTime } from '../read-time.ts';
import type { planningOptions } from './planning-options.ts';

export type PlanningValues = OptionValues<typeof planningOptions>;

export interface Planning extends Limits {
  readonly plan: PlanOptions;
}

/** Command-line options as options of the planner; the failure names the wrong one. */
export function readPlanningOptions(options: PlanningValues): Result<Planning, Problem> {
  const allow = options.allow?.split(',').map((word) => word.trim());
  if (allow && !allow.every((word) => isKind(word))) {
    return failure(badValue('allow', options.allow ?? '', { kind: 'kinds-of-change' }));
  }
  const timeout = options['drain-timeout'];
  const drain = timeout === undefined ? success(0) : readTime('drain-timeout', timeout, { least: 0 });
  if (!drain.ok) return drain;
  const most = share(options['max-disruption']);
  if (most === null)
    return failure(badValue('max-disruption', options['max-disruption'] ?? '', { kind: 'percentage' }));
  const capacity = readShare(options['min-capacity']);
  if (!capacity.ok) return capacity;
  const least = capacity.value;
  const { only } = options;
  return success({
    plan: {
      ...(allow && { allow: allow.filter(isKind) }),
      ...(only.length > 0 && { only: (key) => only.some((pattern) => names(pattern, serviceKeyText(key))) }),
      ...(drain.value > 0 && { drain: { timeoutMs: drain.value } }),
      keepWeights: options['keep-weights'],
      owned: options.owned,
      enforceOrder: options['enforce-order'],
    },
    ...(most !== undefined && { mostDisruption: most }),
    ...(least !== undefined && { leastCapacity: least }),
  });
}

/** The value of `--min-capacity` as a share, 0 to 1. */
export function readShare(text: string | undefined): Result<number | undefined, Problem> {
  const least = share(text);
  if (least !== null && (least ?? 0) <= 1) return success(least);
  return failure(badValue('min-capacity', text ?? '', { kind: 'percentage', most: 100 }));
}

/** The patterns of `--only` that name none of these services, as problems. */
export function namesNothing({ only }: PlanningValues, services: readonly ServiceKey[]): readonly Problem[] {
  const nameless = only.filter((pattern) => !services.some((key) => names(pattern, serviceKeyText(key))));
  return nameless.map((pattern) => onlyProblem(pattern, services));
}

type Kind = 'add' | 'edit' | 'remove';

function isKind(word: string): word is Kind {
  return word === 'add' || word === 'edit' || word === 'remove';
}

/** `tcp 192.0.2.1:80`, or without the protocol to match any. */
function names(pattern: string, service: string): boolean {
  return matchesPattern(service, pattern) || matchesPattern(service.replace(/^\w+ /, ''), pattern);
}

function share(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  return /^[0-9]+(\.[0-9]+)?%?$/.test(text) ? parseFloat(text) / 100 : null;
}
