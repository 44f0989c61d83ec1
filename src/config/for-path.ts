import { isMatched, readPathPattern } from './path-pattern.ts';
import type { Configuration, Settings } from './settings.ts';

/**
 * The settings for one file: those of the configuration, with every override that matches its path applied in order.
 */
export function settingsFor(configuration: Configuration, path: string): Settings {
  let settings: Settings = configuration;
  for (const { files, ...own } of configuration.overrides ?? []) {
    const patterns = files.map(readPathPattern).filter((pattern) => pattern !== null);
    if (!isMatched(path, false, patterns)) continue;
    settings = {
      ...settings,
      ...own,
      ...(own.ignore && { ignore: [...(settings.ignore ?? []), ...own.ignore] }),
      ...(own.rules && { rules: { ...settings.rules, ...own.rules } }),
      ...(own.target && { target: { ...settings.target, ...own.target } }),
      ...(own.site && { site: { ...settings.site, ...own.site } }),
    };
  }
  return settings;
}
