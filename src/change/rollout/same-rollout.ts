import { logEntries } from '../journal/change-log.ts';
import type { Journal } from '../journal/journal.ts';

/**
 * The change of another director that was made together with this one: its last part, by which it is undone and made
 * again. Undefined if there is none, or if one of the tables has no log.
 */
export async function madeTogether(
  id: string,
  journal: Journal | null,
  other: Journal | null,
): Promise<string | undefined> {
  if (journal === null || other === null) return undefined;
  const rollout = (await logEntries(journal)).findLast((entry) => entry.id === id)?.rollout;
  if (rollout === undefined) return undefined;
  const made = (await logEntries(other)).findLast((entry) => entry.rollout === rollout && entry.table === other.table);
  return made?.id;
}
