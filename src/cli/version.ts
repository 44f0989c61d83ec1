import { readFileSync } from 'node:fs';

/** The package's version: inserted by the build, read from package.json when run from source. */
export const version = process.env['LVSRULES_VERSION'] ?? fromPackage();

function fromPackage(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
