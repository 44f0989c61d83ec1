import { type ConfigurationKey, keyText } from './configuration-keys.ts';
import { markdownTable, type Section } from './document.ts';

/** The keys of `lvsrules.json` or `console.json`, in the page about it. */
export function configurationSection(path: string, name: string, keys: readonly ConfigurationKey[]): Section {
  const rows = keys.map((key) => [`\`${key.path}\``, key.type, keyText(key)]);
  return {
    path,
    name,
    text: markdownTable(['key', 'type', 'what it does, and why'], rows),
  };
}
