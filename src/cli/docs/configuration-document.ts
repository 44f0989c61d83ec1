import { type ConfigurationKey, keyText } from './configuration-keys.ts';
import { markdownTable, type Section } from './document.ts';

/** The keys of `lvsrules.json`, in the page about configuration. */
export function configurationSection(keys: readonly ConfigurationKey[]): Section {
  const rows = keys.map((key) => [`\`${key.path}\``, key.type, keyText(key)]);
  return {
    path: 'docs/configuration.md',
    name: 'keys',
    text: markdownTable(['key', 'type', 'what it does, and why'], rows),
  };
}
