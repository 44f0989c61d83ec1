import { createHash } from 'node:crypto';

/** A hash of a text as sixteen hexadecimal digits. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
