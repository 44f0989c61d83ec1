import { readFileSync } from 'node:fs';

/** The text of a file with one stretch replaced; a file that lacks it has changed, and must be checked. */
export function replaced(path, stretch, text) {
  const contents = readFileSync(path, 'utf8');
  if (!contents.includes(stretch)) throw new Error(`${path} no longer holds: ${stretch}`);
  return contents.replace(stretch, () => text);
}
