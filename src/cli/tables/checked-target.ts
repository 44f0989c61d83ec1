import { judgeTarget, readInPart } from '../../change/target/judge-target.ts';
import type { Target, TargetText } from '../../change/target/target.ts';
import type { Policy } from '../../config/policy.ts';
import { type Result, success } from '../../domain/result.ts';
import type { Problem } from '../../report/problem.ts';
import { halfReadTarget, judgedProblems, refusedTarget } from '../../report/problems/target-problems.ts';
import { exitCodes } from '../exit-code.ts';
import type { World } from '../world.ts';
import { type NotPrepared, refused } from './not-prepared.ts';
import { type ConfigurationValues, siteSettings } from './site-settings.ts';

/**
 * What refuses a target: a change is refused for every error that lint finds, a plan that is only shown for lines that
 * are not taken.
 */
export type Strictness = 'errors' | 'lines-not-taken';

export interface CheckedTarget {
  readonly target: Target;
  /** The site's policies for the target. */
  readonly policies: readonly Policy[];
  /** Errors that did not refuse it. */
  readonly doubts: readonly Problem[];
}

export async function checkedTarget(
  text: TargetText,
  options: ConfigurationValues,
  world: World,
  strictness: Strictness = 'errors',
): Promise<Result<CheckedTarget, NotPrepared>> {
  const settings = await siteSettings(text.name, options, world);
  if (!settings.ok) return settings;
  const judged = await judgeTarget(text, settings.value);
  const [cut, ...others] = readInPart(judged);
  if (cut) return refused(exitCodes.usage, halfReadTarget(cut, others.length));
  const { taken, notTaken } = judgedProblems(judged);
  const [problems, doubts] = strictness === 'errors' ? [[...notTaken, ...taken], []] : [notTaken, taken];
  if (problems.length > 0) return refused(exitCodes.found, ...refusedTarget(text.name, problems));
  return success({ target: judged.target, policies: settings.value.policy ?? [], doubts });
}
