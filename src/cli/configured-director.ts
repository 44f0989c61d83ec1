import { resolve } from 'node:path';
import { type Result, success } from '../domain/result.ts';
import type { Problem } from '../report/problem.ts';
import { configurations } from './lint/find-configuration.ts';
import type { World } from './world.ts';

/** The director options of a command. */
export interface DirectorChoice {
  /** Undefined or empty if neither the option nor its variable names one. */
  readonly director?: string | readonly string[] | undefined;
  readonly config?: string | undefined;
  readonly isolated?: boolean | undefined;
  readonly demo?: boolean | undefined;
}

/**
 * The director of the configuration, for a command that was given none; undefined when none is configured. The path of
 * a file is relative to the configuration.
 */
export async function configuredDirector(
  { director = [], config, isolated, demo }: DirectorChoice,
  world: World,
): Promise<Result<string | undefined, readonly Problem[]>> {
  if (director.length > 0 || isolated === true || demo === true) return success(undefined);
  const sources = configurations(world);
  const found = await (config === undefined ? sources.near(world.directory) : sources.at(config));
  if (!found.ok) return found;
  const { configuration, directory } = found.value;
  const [, scheme, path] = /^(sim|file|keepalived|ldirectord):(.+)$/s.exec(configuration.director ?? '') ?? [];
  return success(path === undefined ? configuration.director : `${scheme}:${resolve(directory, path)}`);
}
