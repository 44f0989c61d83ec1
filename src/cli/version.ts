import { readFileSync } from 'node:fs';

interface Package {
  readonly version: string;
  readonly homepage?: string;
}

/** The package's version: inserted by the build, read from package.json when run from source. */
export const version = process.env['LVSRULES_VERSION'] ?? fromPackage().version;

/** The public address of the documentation, `homepage` in package.json; undefined while there is none. */
export function homepage(): string | undefined {
  return (process.env['LVSRULES_HOMEPAGE'] ?? fromPackage().homepage) || undefined;
}

function fromPackage(): Package {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Package;
}
