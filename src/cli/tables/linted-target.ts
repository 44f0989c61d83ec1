import { dirname } from 'node:path';
import type { Policy } from '../../config/policy.ts';
import type { Settings } from '../../config/settings.ts';
import { type Result, success } from '../../domain/result.ts';
import type { Finding } from '../../lint/finding.ts';
import { lintSource } from '../../lint/lint-source.ts';
import type { TableSource } from '../../sources/table-source.ts';
import { lintText } from '../../lint/lint.ts';
import type { Problem } from '../../report/problem.ts';
import { exitCodes } from '../exit-code.ts';
import { configurations, settingsOf } from '../lint/find-configuration.ts';
import type { World } from '../world.ts';
import { type NotPrepared, refused } from './not-prepared.ts';
import type { PlanningValues } from './read-planning-options.ts';
import type { RulesTable } from './rules-table.ts';

/**
 * Objections to a target: a change is refused for every lint error, a plan that is only shown for lines that are not
 * accepted.
 */
export type Strictness = 'errors' | 'lines-not-taken';

export type ConfigurationValues = Pick<PlanningValues, 'isolated' | 'config'>;

export interface LintedTarget {
  /** The site's policies for the target. */
  readonly policies: readonly Policy[];
  /** Errors that did not cause a refusal. */
  readonly doubts: readonly Problem[];
}

export async function lintedTarget(
  rules: RulesTable,
  options: ConfigurationValues,
  world: World,
  strictness: Strictness = 'errors',
): Promise<Result<LintedTarget, NotPrepared>> {
  const settings = await settingsFor(rules.name, options, world);
  if (!settings.ok) return settings;
  const { taken, notTaken } = errors(rules, settings.value);
  const [problems, doubts] = strictness === 'errors' ? [[...notTaken, ...taken], []] : [notTaken, taken];
  if (problems.length === 0) return success({ policies: settings.value.policy ?? [], doubts });
  const more = problems.length - shownAtMost;
  return refused(exitCodes.found, ...problems.slice(0, shownAtMost), {
    what: `the target has ${problems.length} ${problems.length === 1 ? 'error' : 'errors'}`,
    where: rules.name,
    ...(more > 0 && { why: `${more} more are not shown here` }),
    remedy: 'run lvsrules lint to see them all; nothing was changed',
  });
}

/** The site's policies for a file, from the nearest configuration. */
export async function policiesFor(
  file: string,
  options: ConfigurationValues,
  world: World,
): Promise<Result<readonly Policy[], NotPrepared>> {
  const settings = await settingsFor(file, options, world);
  return settings.ok ? success(settings.value.policy ?? []) : settings;
}

const shownAtMost = 20;

/** Errors on lines that `-R` accepts, and on lines that it does not. A broken policy is reported with the plan. */
function errors({ name, content, names, faults, source, original = content }: RulesTable, settings: Settings) {
  if (source) return errorsOfSource(source, original, name, settings);
  const findings = lintText(content, { file: name, names, settings: { ...settings, policy: [] } });
  const spoken = new Set(findings.map(({ file, line }) => `${file}:${line}`));
  const serious = findings.filter(({ severity, suppressed }) => severity === 'error' && !suppressed);
  const remedies = new Map(faults.map(({ where, remedy }) => [where, remedy]));
  const problem = ({ file, line, column, rule, message }: Finding): Problem => {
    const remedy = remedies.get(`${file}:${line}`);
    return { what: `${rule} ${message}`, where: `${file}:${line}:${column}`, ...(remedy && { remedy }) };
  };
  const isTaken = ({ outcome }: Finding) => outcome === undefined || outcome === 'taken';
  const silent = faults.filter(({ where }) => where === undefined || !spoken.has(where));
  return {
    taken: serious.filter(isTaken).map(problem),
    notTaken: [...serious.filter((finding) => !isTaken(finding)).map(problem), ...silent],
  };
}

/** The program that owns the file accepts all of it: a plan can be shown, but apply refuses. */
function errorsOfSource(source: TableSource, content: Uint8Array, file: string, settings: Settings) {
  const findings = lintSource(source, content, { file, settings: { ...settings, policy: [] } });
  const serious = findings.filter(({ severity, suppressed }) => severity === 'error' && !suppressed);
  const taken = serious.map(({ file: where, line, column, rule, message }): Problem => ({
    what: `${rule} ${message}`,
    where: `${where}:${line}:${column}`,
  }));
  return { taken, notTaken: [] };
}

async function settingsFor(
  name: string,
  { isolated, config }: ConfigurationValues,
  world: World,
): Promise<Result<Settings, NotPrepared>> {
  if (isolated) return success({});
  const sources = configurations(world);
  const found = await (config === undefined ? sources.near(dirname(name)) : sources.at(config));
  if (!found.ok) return refused(exitCodes.usage, ...found.failure);
  return success(settingsOf(found.value, world, name));
}
