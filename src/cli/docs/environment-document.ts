import type { Command } from '../command.ts';
import { environment } from '../environment.ts';
import { exitMeanings } from '../exit-code.ts';
import { optionsOf } from '../help/options-of.ts';
import { markdownTable, type Section } from './document.ts';

/** Variables and exit statuses, in the page about them. */
export function environmentSections(commands: readonly Command[]): readonly Section[] {
  const path = 'docs/environment.md';
  const general = new Set(environment.flatMap(([names]) => names.split(', ')));
  const options = new Map<string, string>();
  for (const command of commands) {
    for (const { env, name } of optionsOf(command))
      if (env && !general.has(env)) options.set(env, `\`--${name}\` of ${command.name}`);
  }
  const rows = [...environment, ...options].map(([name, meaning]) => [`\`${name}\``, meaning]);
  return [
    { path, name: 'variables', text: markdownTable(['variable', 'means'], rows) },
    {
      path,
      name: 'exits',
      text: markdownTable(
        ['status', 'means'],
        exitMeanings.map(([code, meaning]) => [String(code), meaning]),
      ),
    },
  ];
}
