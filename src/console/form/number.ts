import { isWithin, type Limit } from '../../domain/limits.ts';

/** A whole number within bounds; null for any other text. */
export function wholeNumber(text: string, limit: Limit): number | null {
  if (!/^\d{1,10}$/.test(text)) return null;
  const value = Number(text);
  return isWithin(value, limit) ? value : null;
}
