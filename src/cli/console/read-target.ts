import { type WatchedRules } from '../../console/state.ts';
import { judgeTarget } from '../../change/target/judge-target.ts';
import { problemWords } from '../../report/problem.ts';
import { unreadableTarget } from '../../report/target/judged.ts';
import { type ConfigurationValues, siteSettings } from '../tables/site-settings.ts';
import { targetText } from '../tables/target-text.ts';
import type { World } from '../world.ts';

/** The table that a rules file produces from an empty one, or why there is none if lint finds an error in it. */
export async function readTarget(
  path: string,
  options: ConfigurationValues,
  world: World,
): Promise<WatchedRules['found']> {
  const text = await targetText(path, world);
  if (!text.ok) return { kind: 'unreadable', reason: text.failure.why ?? text.failure.what };
  const settings = await siteSettings(path, options, world);
  if (!settings.ok) return { kind: 'unreadable', reason: settings.failure.problems.map(problemWords).join('; ') };
  const judged = await judgeTarget(text.value, settings.value);
  const reason = unreadableTarget(judged);
  const { table, source } = judged.target;
  if (reason !== null) return { kind: 'unreadable', reason };
  return { kind: 'table', table, faults: 0, ...(source && { source }) };
}
