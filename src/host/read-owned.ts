import { constants, promises as fs } from 'node:fs';
import type { OwnedContent } from '../ports/files.ts';
import { factsFrom } from './facts.ts';
import { mustFit } from './read-whole.ts';
import { realPlace } from './real-place.ts';

/** Opens the file first and calls `fstat` afterwards, so that the metadata belongs to the content. */
export async function readOwned(path: string): Promise<OwnedContent> {
  const { path: real, foreign } = await realPlace(path);
  const file = await fs.open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const facts = factsFrom(await file.stat());
    mustFit(facts.kind === 'file' ? facts.size : 0);
    const content = facts.kind === 'file' ? await file.readFile() : new Uint8Array();
    return { content, facts, foreignLink: foreign?.link ?? null };
  } finally {
    await file.close();
  }
}
