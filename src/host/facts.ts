import type { Stats } from 'node:fs';
import type { FileFacts } from '../ports/files.ts';

export function factsFrom(found: Stats): FileFacts {
  const kind = found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other';
  return { kind, mode: found.mode & 0o7777, owner: found.uid, size: found.size, modified: found.mtimeMs };
}
