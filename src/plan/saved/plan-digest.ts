import { createHash } from 'node:crypto';

/**
 * Binds the parts of a saved plan to one another: the SHA-256 of all of them but `digest` itself, whatever the order of
 * the keys and the blanks between them. It shows that a plan was edited; it is not a signature, and anyone who can
 * write the file can also write a new digest.
 */
export function planDigest(plan: object): string {
  const parts = Object.entries(plan).filter(([key]) => key !== 'digest');
  return createHash('sha256')
    .update(JSON.stringify(ordered(Object.fromEntries(parts))))
    .digest('hex');
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return entries.sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, each]) => [key, ordered(each)]);
}
