import { readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';

/**
 * Reads a file piece by piece; the bytes of a piece are valid until `take` returns. False when it was stopped, which a
 * pipe cannot be. Throws what the system says about a file that cannot be read.
 */
export async function readPieces(
  path: string,
  take: (piece: Uint8Array) => void,
  signal?: AbortSignal,
): Promise<boolean> {
  const file = await open(path);
  try {
    if (!(await file.stat()).isFile()) return await streamed(file, take);
    return await readAtOnce(file.fd, take, signal);
  } finally {
    await file.close();
  }
}

const pieceBytes = 1 << 16;

/** Nothing else waits longer for the event loop, unless the kernel takes longer for one page. */
const longestMs = 10;

/**
 * Files of `/proc` come in pages of 4 KB, of which a large table has 20,000: a thread for each read would take longer
 * than the read.
 */
async function readAtOnce(fd: number, take: (piece: Uint8Array) => void, signal?: AbortSignal): Promise<boolean> {
  const buffer = new Uint8Array(pieceBytes);
  let began = performance.now();
  for (let length = 0; ;) {
    const bytes = readSync(fd, buffer, length, pieceBytes - length, null);
    length += bytes;
    if (bytes === 0 || length > pieceBytes / 2) {
      take(buffer.subarray(0, length));
      length = 0;
    }
    if (bytes === 0) return true;
    if (performance.now() - began < longestMs) continue;
    await setImmediate();
    if (signal?.aborted) return false;
    began = performance.now();
  }
}

/** A pipe may keep its reader waiting, which must not keep anything else waiting. */
async function streamed(file: FileHandle, take: (piece: Uint8Array) => void): Promise<boolean> {
  for await (const piece of file.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>) take(piece);
  return true;
}
