import { complain } from '../complain.ts';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type ConsoleSettings, readConsoleSettings } from '../../config/console-settings.ts';
import { type ConfigurationFault, faultAtKey } from '../../config/read-by-schema.ts';
import { type KeyMap, usualKeys } from '../../console/key-map.ts';
import { ownKeys } from '../../console/keys/own-keys.ts';
import { readColumnsFilter } from '../../console/rows/arrangement.ts';
import { withSavedFilters } from '../../console/saved-filters.ts';
import { viewSpecs } from '../../console/view-registry.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Problem } from '../../report/problem.ts';
import { notAFilter, savedFilterInFilter } from '../../report/problems/console-problems.ts';
import { configurationProblem } from '../../report/problems/configuration-problems.ts';
import { readersOf, readTrusted } from '../read-trusted.ts';
import type { World } from '../world.ts';

/** What the operator chose, with the keys that follow from it. */
export interface ConsoleChoices {
  readonly settings: ConsoleSettings;
  readonly keys: KeyMap;
}

export const noChoices: ConsoleChoices = { settings: {}, keys: usualKeys };

/** The choices of one run, or null when `console.json` has faults: they are printed. */
export async function choicesOrFaults(isolated: boolean, world: World): Promise<ConsoleChoices | null> {
  if (isolated) return noChoices;
  const choices = await consoleChoices(world);
  if (choices.ok) return choices.value;
  complain(world, ...choices.failure);
  return null;
}

/** The operator's `console.json`; no choices where there is none. */
export async function consoleChoices(world: World): Promise<Result<ConsoleChoices, readonly Problem[]>> {
  const path = settingsPath(world);
  const there = await world.files.facts(path);
  if (!there.ok) return success(noChoices);
  const trusted = await readTrusted(world, path, readersOf(world));
  if (trusted === 'foreign') return success(noChoices);
  if (!trusted.ok) return failure([trusted.failure]);
  const { text, shown } = trusted.value;
  const faulty = (faults: readonly ConfigurationFault[]) =>
    failure(faults.map((fault) => configurationProblem(shown, fault)));
  const read = readConsoleSettings(text);
  if (!read.ok) return faulty(read.failure);
  const keys = ownKeys(read.value);
  if (!keys.ok) return faulty(keys.failure.map((fault) => faultAtKey(text, fault)));
  const filters = filterFaults(read.value.filters ?? {});
  if (filters.length > 0) return faulty(filters.map((fault) => faultAtKey(text, fault)));
  return success({ settings: read.value, keys: keys.value });
}

/** As the XDG specification demands, an empty or relative XDG_CONFIG_HOME is ignored. */
function settingsPath({ environment }: World): string {
  const named = environment['XDG_CONFIG_HOME'] ?? '';
  const home = named.startsWith('/') ? named : join(environment['HOME'] || homedir(), '.config');
  return join(home, 'lvsrules', 'console.json');
}

/** A saved filter must be one in some view: each has columns of its own. */
function filterFaults(filters: Readonly<Record<string, string>>) {
  return Object.entries(filters).flatMap(([name, filter]) => {
    if (!withSavedFilters(filter, {}).ok) return [savedFilterInFilter(name)];
    const tried = viewSpecs.flatMap(({ grid }) => (grid ? [readColumnsFilter(filter, grid.columns)] : []));
    const [first] = tried;
    if (first === undefined || first.ok || tried.some(({ ok }) => ok)) return [];
    return [notAFilter(name, first.failure.why)];
  });
}
