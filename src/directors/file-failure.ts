import type { DirectorFailure } from '../ports/director.ts';
import type { FileFailure } from '../ports/files.ts';

/** A file error as the failure of the director that keeps its table in the file. */
export function fileFailure({ path, code, reason }: FileFailure): DirectorFailure {
  const notPermitted = code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
  return notPermitted ? { kind: 'not-permitted', reason: `${path}: ${reason}` } : { kind: 'bad-file', path, reason };
}
