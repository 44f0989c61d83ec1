import { hint } from '../domain/nearest.ts';
import { failure, type Result, success } from '../domain/result.ts';

/** Filters of `console.json`, by their names. */
export type SavedFilters = Readonly<Record<string, string>>;

/** A typed filter with saved ones instead of `@name`. Fails, with a sentence, on a name that is not known. */
export function withSavedFilters(text: string, filters: SavedFilters): Result<string, string> {
  let unknown: string | null = null;
  const whole = text.replace(/(^|[\s(!])@([\w-]*)/g, (found, before: string, name: string) => {
    const saved = Object.hasOwn(filters, name) ? filters[name] : undefined;
    if (saved === undefined) unknown ??= name;
    return saved === undefined ? found : `${before}(${saved})`;
  });
  if (unknown === null) return success(whole);
  return failure(`there is no saved filter '@${String(unknown)}'${hint(unknown, Object.keys(filters))}`);
}
