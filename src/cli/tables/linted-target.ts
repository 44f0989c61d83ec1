import type { Policy } from '../../config/policy.ts';
import { readConfiguration } from '../../config/read.ts';
import { type Result, success } from '../../domain/result.ts';
import { exitCodes } from '../exit-code.ts';
import type { World } from '../world.ts';
import { type NotPrepared, refused } from './not-prepared.ts';
import type { PlanningValues } from './read-planning-options.ts';
import type { RulesTable } from './rules-table.ts';

/** Refuses a target with a line that is not taken as it stands; else the policies that the site has for it. */
export async function lintedTarget(
  rules: RulesTable,
  options: PlanningValues,
  world: World,
): Promise<Result<{ readonly policies: readonly Policy[] }, NotPrepared>> {
  if (rules.faults.length > 0) {
    const shown = rules.faults.slice(0, 20);
    const more = rules.faults.length - shown.length;
    return refused(exitCodes.found, ...shown, {
      what: `the target has ${rules.faults.length} ${rules.faults.length === 1 ? 'line that is' : 'lines that are'} not taken`,
      where: rules.name,
      ...(more > 0 && { why: `${more} more of the kind` }),
      remedy: `lvsrules lint ${rules.name} says more; nothing was changed`,
    });
  }
  if (options.isolated || options.config === undefined) return success({ policies: [] });
  const read = await world.files.read(options.config);
  if (!read.ok) {
    const { path, reason } = read.failure;
    return refused(exitCodes.usage, { what: 'cannot read the configuration', where: path, why: reason });
  }
  const found = readConfiguration(Buffer.from(read.value).toString('utf8'), []);
  if (found.ok) return success({ policies: found.value.policy ?? [] });
  return refused(
    exitCodes.usage,
    ...found.failure.map(({ line, column, what }) => ({ what, where: `${options.config ?? ''}:${line}:${column}` })),
  );
}
