import { dirname } from 'node:path';
import type { Policy } from '../../config/policy.ts';
import type { Settings } from '../../config/settings.ts';
import { type Result, success } from '../../domain/result.ts';
import { lintText } from '../../lint/lint.ts';
import type { Problem } from '../../report/problem.ts';
import { exitCodes } from '../exit-code.ts';
import { configurations, settingsOf } from '../lint/configuration.ts';
import type { World } from '../world.ts';
import { type NotPrepared, refused } from './not-prepared.ts';
import type { PlanningValues } from './read-planning-options.ts';
import type { RulesTable } from './rules-table.ts';

/** Refuses a target in which lint finds an error, or of which a line is not taken; else gives the site's policies for it. */
export async function lintedTarget(
  rules: RulesTable,
  options: PlanningValues,
  world: World,
): Promise<Result<{ readonly policies: readonly Policy[] }, NotPrepared>> {
  const settings = await settingsFor(rules.name, options, world);
  if (!settings.ok) return settings;
  const problems = errors(rules, settings.value);
  if (problems.length === 0) return success({ policies: settings.value.policy ?? [] });
  const more = problems.length - shownAtMost;
  return refused(exitCodes.found, ...problems.slice(0, shownAtMost), {
    what: `the target has ${problems.length} ${problems.length === 1 ? 'error' : 'errors'}`,
    where: rules.name,
    ...(more > 0 && { why: `${more} of them are not shown here` }),
    remedy: 'lvsrules lint shows them with their lines; nothing was changed',
  });
}

/** The site's policies for what a file does, by the configuration near it. */
export async function policiesFor(
  file: string,
  options: PlanningValues,
  world: World,
): Promise<Result<readonly Policy[], NotPrepared>> {
  const settings = await settingsFor(file, options, world);
  return settings.ok ? success(settings.value.policy ?? []) : settings;
}

const shownAtMost = 20;

/** A broken policy is no fault of a line: it is told with the plan. */
function errors({ name, content, faults }: RulesTable, settings: Settings): readonly Problem[] {
  const findings = lintText(content, { file: name, settings: { ...settings, policy: [] } });
  const spoken = new Set(findings.map(({ file, line }) => `${file}:${line}`));
  const found = findings
    .filter(({ severity, suppressed }) => severity === 'error' && !suppressed)
    .map(({ file, line, column, rule, message }) => ({
      what: `${rule} ${message}`,
      where: `${file}:${line}:${column}`,
    }));
  return [...found, ...faults.filter(({ where }) => where === undefined || !spoken.has(where))];
}

async function settingsFor(
  name: string,
  { isolated, config }: PlanningValues,
  world: World,
): Promise<Result<Settings, NotPrepared>> {
  if (isolated) return success({});
  const sources = configurations(world);
  const found = await (config === undefined ? sources.near(dirname(name)) : sources.at(config));
  if (!found.ok) return refused(exitCodes.usage, ...found.failure);
  return success(settingsOf(found.value, world, name));
}
