import { dirname } from 'node:path';
import type { Policy } from '../../config/policy.ts';
import type { Settings } from '../../config/settings.ts';
import { type Result, success } from '../../domain/result.ts';
import { exitCodes } from '../exit-code.ts';
import { configurations, settingsOf } from '../lint/find-configuration.ts';
import type { World } from '../world.ts';
import { type NotPrepared, refused } from './not-prepared.ts';
import type { PlanningValues } from './read-planning-options.ts';

export type ConfigurationValues = Pick<PlanningValues, 'isolated' | 'config'>;

/** What the configuration near a file, or the one that is named, says about it. */
export async function siteSettings(
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

/** The site's policies for what a file does. */
export async function policiesFor(
  file: string,
  options: ConfigurationValues,
  world: World,
): Promise<Result<readonly Policy[], NotPrepared>> {
  const settings = await siteSettings(file, options, world);
  return settings.ok ? success(settings.value.policy ?? []) : settings;
}
