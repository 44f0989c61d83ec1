/** A past change, as far as undo and redo need it. */
export interface MadeChange {
  readonly id: string;
  /** Whether it was completed. */
  readonly whole: boolean;
  /** Whether any part of it took effect. */
  readonly effective: boolean;
  /** The id of the change that this one undid. */
  readonly undoes?: string | undefined;
  /** The id of the change that this one redid. */
  readonly redoes?: string | undefined;
  /** The id of the interrupted change whose rest this one made: from then on both are one. */
  readonly finishes?: string | undefined;
}

/** What undo and redo would do next. Repeated undo goes further back; a new change discards the redos. */
export function nextOf<D extends MadeChange>(
  deeds: readonly D[],
): { readonly undo: D | null; readonly redo: D | null } {
  const done: D[] = [];
  const undone: D[] = [];
  for (const deed of deeds) {
    if (deed.undoes !== undefined) {
      if (deed.whole) move(deed.undoes, done, undone);
    } else if (deed.redoes !== undefined) {
      if (deed.whole) move(deed.redoes, undone, done);
    } else if (deed.effective) {
      const first = done.findLastIndex(({ id }) => id === deed.finishes);
      if (first >= 0) done.splice(first, 1);
      done.push(deed);
      undone.length = 0;
    }
  }
  return { undo: done.at(-1) ?? null, redo: undone.at(-1) ?? null };
}

function move<D extends MadeChange>(id: string, from: D[], to: D[]): void {
  const at = from.findLastIndex((deed) => deed.id === id);
  if (at >= 0) to.push(...from.splice(at, 1));
}
