import { dirname, join, relative, resolve } from 'node:path';
import { type Configuration, noConfiguration, type Settings } from '../../config/settings.ts';
import { settingsFor } from '../../config/for-path.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Problem } from '../../report/problem.ts';
import { configurationProblem, outdatedKey } from '../../report/problems/configuration-problems.ts';
import { complain } from '../complain.ts';
import { isFirst, type Readers, readersOf, readTrusted } from '../read-trusted.ts';
import type { World } from '../world.ts';

/** A configuration with the base directory of its paths. */
export interface FoundConfiguration {
  readonly configuration: Configuration;
  readonly directory: string;
  /** Absent if there is none. */
  readonly path?: string;
}

export const configurationName = 'lvsrules.json';

/** Finds and reads configurations, each file once. */
export interface Configurations {
  /** The nearest one in the directory of a path or above it. */
  near(directory: string): Promise<Result<FoundConfiguration, readonly Problem[]>>;
  /** The named one. */
  at(path: string): Promise<Result<FoundConfiguration, readonly Problem[]>>;
}

export function configurations(world: World, readers = readersOf(world)): Configurations {
  const known = new Map<string, Promise<Outcome>>();
  const read = (path: string) => {
    const before = known.get(path);
    if (before) return before;
    const now = readConfigurationAt(world, path, readers);
    known.set(path, now);
    return now;
  };
  const near = async (start: string): Promise<Result<FoundConfiguration, readonly Problem[]>> => {
    for (let directory = resolve(world.directory, start); ; directory = dirname(directory)) {
      const path = join(directory, configurationName);
      const facts = await world.files.facts(path);
      const found = facts.ok && facts.value.kind === 'file' ? await read(path) : 'foreign';
      if (found !== 'foreign') return found;
      if (directory === dirname(directory))
        return success({ configuration: noConfiguration, directory: world.directory });
    }
  };
  return {
    near,
    at: async (path) => {
      const found = await read(resolve(world.directory, path));
      return found === 'foreign' ? near(world.directory) : found;
    },
  };
}

/** An untrusted configuration is skipped, and the search continues above it. */
type Outcome = Result<FoundConfiguration, readonly Problem[]> | 'foreign';

/** The settings that the configuration gives for one path. */
export function settingsOf({ configuration, directory }: FoundConfiguration, world: World, path: string): Settings {
  return settingsFor(configuration, relative(directory, resolve(world.directory, path)));
}

async function readConfigurationAt(world: World, path: string, readers: Readers): Promise<Outcome> {
  const trusted = await readTrusted(world, path, readers, true);
  if (trusted === 'foreign') return trusted;
  if (!trusted.ok) return failure([trusted.failure]);
  const { text, shown } = trusted.value;
  const [{ outdatedKeys, readConfiguration }, { selectors, settableRules }] = await Promise.all([
    import('../../config/read-configuration.ts'),
    import('../../lint/active.ts'),
  ]);
  const found = readConfiguration(text, selectors(), settableRules());
  const outdated = found.ok ? outdatedKeys(text) : [];
  if (outdated.length > 0 && isFirst(path, world)) {
    complain(world, ...outdated.map((fault) => outdatedKey(shown, fault)));
  }
  if (found.ok) return success({ configuration: found.value, directory: dirname(path), path });
  return failure(found.failure.map((fault) => configurationProblem(shown, fault)));
}
