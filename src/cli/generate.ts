import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { commandGroups } from './commands.ts';
import { commandReference, commandSection } from './docs/commands-document.ts';
import { configurationSection } from './docs/configuration-document.ts';
import { configurationKeys } from './docs/configuration-keys.ts';
import { directorsSection } from './docs/directors-document.ts';
import { type Document, type Section, withSection } from './docs/document.ts';
import { environmentSections } from './docs/environment-document.ts';
import { keysSection, wordsSection } from './docs/keys-document.ts';
import { type Layers, layersPicture } from './docs/layers-picture.ts';
import { checkDocs } from './docs/host-checks.ts';
import { manPages } from './docs/man-pages.ts';
import { ruleDocs } from './docs/rules-document.ts';

/** What `npm run generate` writes from the tables of the program. */
const shown = commandGroups.flatMap(({ commands }) => commands);
const layers = JSON.parse(readFileSync('layers.json', 'utf8')) as Layers;
const keysOf = (schema: string) => configurationKeys(JSON.parse(readFileSync(`schemas/${schema}`, 'utf8')) as object);
const keys = keysOf('config.schema.json');
const documents: readonly Document[] = [
  commandReference(shown),
  ...ruleDocs(),
  ...checkDocs(),
  ...manPages(commandGroups, keys),
  { path: 'docs/layers.svg', text: layersPicture(layers) },
];
const sections: readonly Section[] = [
  directorsSection(),
  commandSection(shown),
  keysSection(),
  wordsSection(),
  configurationSection('docs/configuration.md', 'keys', keys),
  configurationSection('docs/console.md', 'settings', keysOf('console.schema.json')),
  ...environmentSections(shown),
];

for (const { path, text } of documents) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${text.trimEnd()}\n`);
}
for (const section of sections) {
  writeFileSync(section.path, withSection(readFileSync(section.path, 'utf8'), section));
}
