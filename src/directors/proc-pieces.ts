import { failure, type Result, success } from '../domain/result.ts';
import type { DirectorFailure } from '../ports/director.ts';
import { readPieces } from './read-pieces.ts';

/** A file of `/proc`, piece by piece: the kernel makes its text while it is read. */
export async function procPieces(
  path: string,
  take: (piece: Uint8Array) => void,
  signal?: AbortSignal,
): Promise<Result<void, DirectorFailure>> {
  if (signal?.aborted) return failure({ kind: 'interrupted' });
  try {
    return (await readPieces(path, take, signal)) ? success(undefined) : failure({ kind: 'interrupted' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      return failure({ kind: 'not-available', reason: `there is no ${path}: ip_vs is not loaded` });
    if (code === 'EACCES') return failure({ kind: 'not-permitted', reason: `permission denied: ${path}` });
    return failure({ kind: 'bad-file', path, reason: message });
  }
}
