import { close, createReadStream, fstat, open, readFile } from 'node:fs';
import { promisify } from 'node:util';
import { inlineLess } from './less-inlining.ts';

/** Rules for a million servers take a fifth of it; a device such as `/dev/zero` never ends. */
const mostBytes = 1 << 28;

// Loading `node:fs/promises` takes longer than reading a small file.
const [opened, facts, whole, closed] = [promisify(open), promisify(fstat), promisify(readFile), promisify(close)];

/** The bytes of a file, a pipe or a device up to 256 MiB; beyond that it fails with `EFBIG`. */
export async function readFileWhole(path: string): Promise<Uint8Array> {
  const file = await opened(path, 'r');
  try {
    const found = await facts(file);
    if (!found.isFile()) return await readToEnd(createReadStream(path, { fd: file, autoClose: false }));
    mustFit(found.size);
    inlineLess(found.size);
    return await whole(file);
  } finally {
    await closed(file);
  }
}

/** Fails where a file of this size is not read. */
export function mustFit(size: number): void {
  if (size > mostBytes) throw tooLarge();
}

/** The same for what comes in pieces, standard input for example. */
export async function readToEnd(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream as AsyncIterable<Uint8Array>) {
    pieces.push(piece);
    length += piece.length;
    if (length > mostBytes) throw tooLarge();
  }
  inlineLess(length);
  return Buffer.concat(pieces);
}

function tooLarge(): Error {
  return Object.assign(new Error('too large: more than 256 MiB'), { code: 'EFBIG' });
}
