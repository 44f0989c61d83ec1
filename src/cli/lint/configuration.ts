import { dirname, join, relative, resolve } from 'node:path';
import { type Configuration, noConfiguration, type Settings } from '../../config/settings.ts';
import { settingsFor } from '../../config/for-path.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Problem } from '../../report/problem.ts';
import type { World } from '../world.ts';

/** A configuration with the directory that its paths are relative to. */
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
  /** The one that is named. */
  at(path: string): Promise<Result<FoundConfiguration, readonly Problem[]>>;
}

/** `user` and `caller` are user ids: of the process, and of who called it by sudo. */
export function configurations(
  world: World,
  user = process.getuid?.() ?? -1,
  caller = Number(world.environment['SUDO_UID'] ?? -1),
): Configurations {
  const known = new Map<string, Promise<Result<FoundConfiguration, readonly Problem[]>>>();
  const read = (path: string) => {
    const before = known.get(path);
    if (before) return before;
    const now = readTrusted(world, path, user, caller);
    known.set(path, now);
    return now;
  };
  return {
    at: (path) => read(resolve(world.directory, path)),
    near: async (start) => {
      for (let directory = resolve(world.directory, start); ; directory = dirname(directory)) {
        const path = join(directory, configurationName);
        const facts = await world.files.facts(path);
        if (facts.ok && facts.value.kind === 'file') return read(path);
        if (directory === dirname(directory))
          return success({ configuration: noConfiguration, directory: world.directory });
      }
    },
  };
}

/** The settings of one file: what the configuration says of its path. */
export function settingsOf({ configuration, directory }: FoundConfiguration, world: World, path: string): Settings {
  return settingsFor(configuration, relative(directory, resolve(world.directory, path)));
}

async function readTrusted(
  world: World,
  path: string,
  user: number,
  caller: number,
): Promise<Result<FoundConfiguration, readonly Problem[]>> {
  const shown = relative(world.directory, path).startsWith('..') ? path : relative(world.directory, path);
  const [facts, bytes] = await Promise.all([world.files.facts(path), world.files.read(path)]);
  if (!facts.ok || !bytes.ok) {
    const why = bytes.ok ? 'it cannot be looked at' : bytes.failure.reason;
    return failure([{ what: 'the configuration cannot be read', where: shown, why }]);
  }
  const { owner } = facts.value;
  if (user === 0 && owner !== 0 && owner !== caller) {
    const { problemText } = await import('../../report/problem.ts');
    const why = `it belongs to user ${owner}, neither to root nor to who called this program`;
    const remedy = 'change its owner, or name what is wanted by options';
    world.complain(problemText({ what: 'configuration ignored', where: shown, why, remedy }));
    return success({ configuration: noConfiguration, directory: world.directory });
  }
  const [{ readConfiguration }, { selectors, settableRules }] = await Promise.all([
    import('../../config/read.ts'),
    import('../../lint/active.ts'),
  ]);
  const found = readConfiguration(new TextDecoder().decode(bytes.value), selectors(), settableRules());
  if (found.ok) return success({ configuration: found.value, directory: dirname(path), path });
  return failure(found.failure.map(({ line, column, what }) => ({ where: `${shown}:${line}:${column}`, what })));
}
