import { homedir } from 'node:os';
import { join } from 'node:path';
import { type ConsoleSettings, readConsoleSettings } from '../../config/console-settings.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Problem } from '../../report/problem.ts';
import { readersOf, readTrusted } from '../read-trusted.ts';
import type { World } from '../world.ts';

/** The operator's `console.json`; empty where there is none. */
export async function consoleSettings(world: World): Promise<Result<ConsoleSettings, readonly Problem[]>> {
  const path = settingsPath(world);
  const there = await world.files.facts(path);
  if (!there.ok) return success({});
  const trusted = await readTrusted(world, path, readersOf(world));
  if (trusted === 'foreign') return success({});
  if (!trusted.ok) return failure([trusted.failure]);
  const { text, shown } = trusted.value;
  const read = readConsoleSettings(text);
  if (read.ok) return read;
  return failure(read.failure.map(({ line, column, what }) => ({ where: `${shown}:${line}:${column}`, what })));
}

/** As the XDG specification demands, an empty or relative XDG_CONFIG_HOME is ignored. */
function settingsPath({ environment }: World): string {
  const named = environment['XDG_CONFIG_HOME'] ?? '';
  const home = named.startsWith('/') ? named : join(environment['HOME'] || homedir(), '.config');
  return join(home, 'lvsrules', 'console.json');
}
