import { createReadStream } from 'node:fs';
import { failure, type Result, success } from '../domain/result.ts';
import type { DirectorFailure } from '../ports/director.ts';

/** A file of `/proc`, piece by piece: the kernel makes its text while it is read. */
export async function procPieces(
  path: string,
  take: (piece: Uint8Array) => void,
  signal?: AbortSignal,
): Promise<Result<void, DirectorFailure>> {
  if (signal?.aborted) return failure({ kind: 'interrupted' });
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>) {
      if (signal?.aborted) return failure({ kind: 'interrupted' });
      take(piece);
    }
    return success(undefined);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      return failure({ kind: 'not-available', reason: `there is no ${path}: ip_vs is not loaded` });
    if (code === 'EACCES') return failure({ kind: 'not-permitted', reason: `permission denied: ${path}` });
    return failure({ kind: 'bad-file', path, reason: message });
  }
}
