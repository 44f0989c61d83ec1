import { dirname, join, relative, resolve } from 'node:path';
import { type Configuration, noConfiguration, type Settings } from '../../config/settings.ts';
import { settingsFor } from '../../config/for-path.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { OwnedContent } from '../../ports/files.ts';
import type { Problem } from '../../report/problem.ts';
import type { World } from '../world.ts';

/** A configuration with the base directory of its paths. */
export interface FoundConfiguration {
  readonly configuration: Configuration;
  readonly directory: string;
  /** Absent where there is none. */
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

/** `user` and `caller` are user ids: of the process and of the sudo caller. */
export function configurations(
  world: World,
  user = process.getuid?.() ?? -1,
  caller = Number(world.environment['SUDO_UID'] ?? -1),
): Configurations {
  const known = new Map<string, Promise<Outcome>>();
  const read = (path: string) => {
    const before = known.get(path);
    if (before) return before;
    const now = readTrusted(world, path, user, caller);
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

async function readTrusted(world: World, path: string, user: number, caller: number): Promise<Outcome> {
  const shown = relative(world.directory, path).startsWith('..') ? path : relative(world.directory, path);
  const opened = await world.files.readOwned(path);
  if (!opened.ok)
    return failure([{ what: 'the configuration cannot be read', where: shown, why: opened.failure.reason }]);
  const { content, facts } = opened.value;
  if (facts.kind !== 'file') {
    return failure([{ what: 'the configuration cannot be read', where: shown, why: 'it is not a regular file' }]);
  }
  const why = user === 0 ? foreignBecause(opened.value, caller) : null;
  if (why !== null) {
    const { problemText } = await import('../../report/problem.ts');
    const remedy =
      'chown it to root and run chmod go-w on it to have it read; configurations in the folders above still count';
    if (isFirst(path, world)) world.complain(problemText({ what: 'configuration ignored', where: shown, why, remedy }));
    return 'foreign';
  }
  const [{ outdatedKeys, readConfiguration }, { selectors, settableRules }] = await Promise.all([
    import('../../config/read-configuration.ts'),
    import('../../lint/active.ts'),
  ]);
  const text = new TextDecoder().decode(content);
  const found = readConfiguration(text, selectors(), settableRules());
  const outdated = found.ok ? outdatedKeys(text) : [];
  if (outdated.length > 0 && isFirst(path, world)) {
    const { problemText } = await import('../../report/problem.ts');
    for (const { line, column, what } of outdated) {
      world.complain(problemText({ what, where: `${shown}:${line}:${column}`, why: 'the old name still works' }));
    }
  }
  if (found.ok) return success({ configuration: found.value, directory: dirname(path), path });
  return failure(found.failure.map(({ line, column, what }) => ({ where: `${shown}:${line}:${column}`, what })));
}

/** Several parts of a run read the same configuration: report a problem once. */
function isFirst(path: string, world: World): boolean {
  const paths = ignored.get(world) ?? new Set();
  ignored.set(world, paths);
  if (paths.has(path)) return false;
  paths.add(path);
  return true;
}

const ignored = new WeakMap<World, Set<string>>();

/** Why root ignores a configuration, or null: another user could have written it. */
function foreignBecause({ facts: { owner, mode }, foreignLink }: OwnedContent, caller: number): string | null {
  if (foreignLink !== null) return `${foreignLink} is a link that another user can change`;
  if (owner !== 0 && owner !== caller) return `it belongs to user ${owner}, not to root or the caller`;
  if ((mode & 0o022) === 0) return null;
  return `others can write to it (mode ${mode.toString(8).padStart(4, '0')})`;
}
