import type { LogEntry } from '../../change/journal/change-log.ts';
import type { UndoOffer } from '../../change/undo/recorded-undo.ts';
import type { Problem } from '../problem.ts';
import { onDirector } from './outcome-problems.ts';

type Way = 'undo' | 'redo' | 'finish';

/** `the table before the change of 2026-11-23T16:40:02.123Z (new.rules), interrupted after 2 of 5 steps`. */
export function recordedTowards({ entry, interrupted }: Extract<UndoOffer, { kind: 'plan' }>, way: Way): string {
  const { at, target, commands, planned = commands } = entry;
  const place = interrupted ? `, interrupted after ${commands.length} of ${planned.length} steps` : '';
  const begin = { undo: 'the table before', redo: 'the table after', finish: 'the end of' }[way];
  return `${begin} the change of ${at} (${target})${place}`;
}

/** What the log calls it. */
export function recordedName({ target }: LogEntry, way: Way): string {
  return `${{ undo: 'undo', redo: 'redo', finish: 'rest' }[way]} of ${target}`;
}

export function keptProblem(name: string, { at }: LogEntry, where: string): Problem {
  return { what: `${name} is left as it is`, where, why: `changed by others since ${at}` };
}

/** The log of this director continues with another change than that of the others. */
export function otherChangeNote({ at, target }: LogEntry, way: Exclude<Way, 'finish'>, where: string): Problem {
  return {
    what: `left as it is: its ${way === 'undo' ? 'last' : 'next'} change is another one, of ${at} (${target})`,
    where,
    remedy: `lvsrules ${way}${onDirector(where)} ${way === 'undo' ? 'undoes' : 'redoes'} it`,
  };
}

/** The log of a director knows only what was begun there. */
export function restNotBegun(problem: Problem): Problem {
  return { ...problem, remedy: 'to make what was not begun there, apply the target again' };
}

/** Why there is nothing to undo, to make again, or to finish. */
export function nothingRecorded(found: Exclude<UndoOffer, { kind: 'plan' }>, way: Way, where: string): Problem {
  switch (found.kind) {
    case 'nothing':
      return { ...nothing[way], where };
    case 'not-undoable':
      return { what: `cannot undo ${found.entry.target}`, where, why: 'counters that were zeroed cannot be restored' };
    case 'forgotten': {
      const why = 'the backup of the table before it was deleted';
      return { what: `cannot ${way} the change of ${found.entry.at} (${found.entry.target})`, where, why };
    }
  }
}

const nothing = {
  undo: { what: 'nothing to undo', why: 'no recorded change of this table is left to undo' },
  redo: { what: 'nothing to redo', why: 'no change of this table was undone, or another one was made since' },
  finish: { what: 'nothing to finish', why: 'the last change of this table was not interrupted' },
} as const;
