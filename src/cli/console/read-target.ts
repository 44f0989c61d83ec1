import { type WatchedRules } from '../../console/state.ts';
import type { FileProblem } from '../../console/file-problem.ts';
import { rowsOfChange } from '../../console/writing/staged.ts';
import { judgeTarget } from '../../change/target/judge-target.ts';
import { problemWords } from '../../report/problem.ts';
import { unreadableTarget } from '../../report/problems/target-problems.ts';
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
  if (!text.ok) return { kind: 'unreadable', reason: text.failure.why ?? text.failure.what, problems: [] };
  const settings = await siteSettings(path, options, world);
  if (!settings.ok)
    return { kind: 'unreadable', reason: settings.failure.problems.map(problemWords).join('; '), problems: [] };
  const judged = await judgeTarget(text.value, settings.value);
  const reason = unreadableTarget(judged);
  const { table, source } = judged.target;
  const problems = judged.findings.map(({ finding, change }): FileProblem => {
    return { finding, row: change === null ? null : (rowsOfChange(change)[0] ?? null) };
  });
  if (reason !== null) return { kind: 'unreadable', reason, problems };
  return { kind: 'table', table, problems, ...(source && { source }) };
}
