import { hint } from '../domain/nearest.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { directorFaults } from './director-faults.ts';
import type { JsonPath } from './json-places.ts';
import { renamedKeys, withNamesOfToday } from './renamed-keys.ts';
import { configurationSchema } from './configuration-schema.ts';
import { type ConfigurationFault, lineAndColumn, faultAtKey, readBySchema } from './read-by-schema.ts';
import type { Configuration, Settings } from './settings.ts';

/** By id and by name; the type of each option by its name. */
export type SettableRules = ReadonlyMap<string, Readonly<Record<string, 'string' | 'number'>>>;

interface Stranger {
  readonly path: JsonPath;
  readonly what: string;
}

/**
 * Reads the text of a configuration file. `ruleNames`: every id, prefix and name that may select a rule; `settable`:
 * the ids and names of rules with the options of each and their types.
 */
export function readConfiguration(
  text: string,
  ruleNames: readonly string[],
  settable: SettableRules,
): Result<Configuration, readonly ConfigurationFault[]> {
  const read = readBySchema(text, configurationSchema);
  if (!read.ok) return read;
  const configuration = read.value as Configuration;
  const strangers = [
    ...unknownRules(configuration, ruleNames),
    ...wrongRules(configuration, settable),
    ...directorFaults(configuration),
  ].map((fault) => faultAtKey(text, fault));
  return strangers.length > 0 ? failure(strangers) : success(ofToday(configuration));
}

/** The old key names that a configuration still uses, with the current ones. */
export function outdatedKeys(text: string): readonly ConfigurationFault[] {
  const pattern = new RegExp(`"(${Object.keys(renamedKeys).join('|')})"\\s*:`, 'g');
  return [...text.matchAll(pattern)].map(({ 1: name = '', index }) => {
    const today = renamedKeys[name as keyof typeof renamedKeys];
    return { ...lineAndColumn(text, index), what: `'${name}' is now called '${today}'` };
  });
}

function ofToday(configuration: Configuration): Configuration {
  const renamed = <Some extends Settings>(settings: Some): Some =>
    settings.policy ? { ...settings, policy: settings.policy.map(withNamesOfToday) } : settings;
  const { overrides } = configuration;
  return { ...renamed(configuration), ...(overrides && { overrides: overrides.map(renamed) }) };
}

function unknownRules(configuration: Configuration, names: readonly string[]): readonly Stranger[] {
  const known = new Set(names);
  const of = (settings: Configuration, path: JsonPath) => [
    ...(['select', 'ignore'] as const).flatMap((list) =>
      (settings[list] ?? []).map((name, index) => ({ path: [...path, list, index], name })),
    ),
  ];
  return settingsOf(configuration)
    .flatMap(({ settings, path }) => of(settings, path))
    .filter(({ name }) => !known.has(name))
    .map(({ path, name }) => ({ path, what: `there is no rule '${name}'${hint(name, names)}` }));
}

/** Settings for unknown rules, for rule families, and options that a rule does not have. */
function wrongRules(configuration: Configuration, settable: SettableRules): readonly Stranger[] {
  return settingsOf(configuration).flatMap(({ settings, path }) =>
    Object.entries(settings.rules ?? {}).flatMap(([name, setting]): readonly Stranger[] => {
      const own = [...path, 'rules', name];
      const options = settable.get(name);
      if (options === undefined) {
        return [{ path: own, what: `there is no rule '${name}'${hint(name, [...settable.keys()])}` }];
      }
      if (typeof setting !== 'object') return [];
      return Object.entries(setting).flatMap(([option, value]): readonly Stranger[] => {
        const type = option === 'severity' ? 'string' : options[option];
        const known = ['severity', ...Object.keys(options)];
        if (type === undefined) {
          return [{ path: [...own, option], what: `${name} has no option '${option}'${hint(option, known)}` }];
        }
        return typeof value === type ? [] : [{ path: [...own, option], what: `${option}: a ${type} expected` }];
      });
    }),
  );
}

function settingsOf(
  configuration: Configuration,
): readonly { readonly settings: Configuration; readonly path: JsonPath }[] {
  const overrides = (configuration.overrides ?? []).map((settings, index) => ({
    settings,
    path: ['overrides', index],
  }));
  return [{ settings: configuration, path: [] }, ...overrides];
}
