import type { Change } from '../../domain/change.ts';
import { nameOf } from '../../domain/subject.ts';
import type { RowId } from '../../live/identity.ts';
import { rowOfStaged } from './staged.ts';

type Reasons = ReadonlyMap<RowId, string>;

/** Changes are staged with a reason, or without one: then what was said about their rows before is forgotten. */
export function reasonsWith(reasons: Reasons, changes: readonly Change[], reason: string): Reasons {
  const next = new Map(reasons);
  for (const change of changes) {
    if (reason === '') next.delete(rowOfStaged(change));
    else next.set(rowOfStaged(change), reason);
  }
  return next;
}

/** The reason of staged changes that are applied together: each one that was given, with its rows where there are several. */
export function reasonOf(changes: readonly Change[], reasons: Reasons): string {
  const rows = new Map<string, string[]>();
  for (const change of changes) {
    const reason = reasons.get(rowOfStaged(change));
    if (reason !== undefined) rows.set(reason, [...(rows.get(reason) ?? []), nameOf(change)]);
  }
  const [[only = ''] = [], ...more] = rows;
  if (more.length === 0) return only;
  return [...rows].map(([reason, names]) => `${names.join(', ')}: ${reason}`).join('; ');
}
