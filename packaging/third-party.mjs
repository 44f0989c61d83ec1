import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licenses of the packages that the bundles hold, as one text. `metafiles` are esbuild's accounts of what went into
 * each bundle, so that a new dependency cannot be forgotten.
 */
export function thirdPartyLicenses(metafiles) {
  const folders = new Set(metafiles.flatMap(({ inputs }) => Object.keys(inputs).map(packageFolder)).filter(Boolean));
  const texts = new Map([...folders].map((folder) => [titleOf(folder), licenseOf(folder)]));
  const parts = [...texts].sort(([left], [right]) => (left < right ? -1 : 1));
  const intro = 'lvsrules contains code of these packages.';
  return [intro, ...parts.map(([title, text]) => `${'-'.repeat(78)}\n${title}\n\n${text}`)].join('\n\n') + '\n';
}

function packageFolder(input) {
  return /^(?:.*:)?(.*\/?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}

function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function titleOf(folder) {
  const { name, version, license } = manifestOf(folder);
  return `${name} ${version} (${license})`;
}

function licenseOf(folder) {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|notice|copying)/i.test(name));
  if (names.length > 0) return names.map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n');
  // A package without the text of its license: the standard text, with the author that it names.
  const { name, license, author } = manifestOf(folder);
  const standard = new URL(`licenses/${license}.txt`, import.meta.url);
  const holder = typeof author === 'string' ? author : author?.name;
  if (!holder || !existsSync(standard)) throw new Error(`${name} has no license text and names no author`);
  return `Copyright (c) ${holder}\n\n${readFileSync(standard, 'utf8').trim()}`;
}
