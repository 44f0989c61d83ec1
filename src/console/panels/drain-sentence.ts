import { type DrainNote, drainNotes } from '../../change/journal/drain-notes.ts';
import type { LogEntry } from '../../change/journal/change-log.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { clockText, dayText } from '../paint/time.ts';
import type { ServerRow } from '../row.ts';
import type { ChangeEntry, State } from '../state.ts';

/** Who drained a server, when and why: from the log of all runs, or from this console where none is kept. */
export function drainSentence({ service, server }: ServerRow, { log, journal }: State): string | null {
  const { address, port } = server;
  const name = changeLine({ kind: 'delete-server', service: service.key, server: { address, port } }).slice(3);
  const note = (log === null ? ofConsole(journal) : ofLog(log)).get(name);
  if (note === undefined) return null;
  const at = Date.parse(note.at);
  const why = note.reason === null ? '' : `: ${note.reason}`;
  return `drained by ${note.who}, ${dayText(at)} ${clockText(at)}${why}`;
}

type Notes = ReadonlyMap<string, DrainNote>;

const known = new WeakMap<object, Notes>();

function ofLog(log: readonly LogEntry[]): Notes {
  const made = known.get(log) ?? drainNotes(log);
  known.set(log, made);
  return made;
}

function ofConsole(journal: readonly ChangeEntry[]): Notes {
  const made = known.get(journal) ?? drainNotes(journal.map(entryOf));
  known.set(journal, made);
  return made;
}

function entryOf({ at, id, title, lines, reason }: ChangeEntry): LogEntry {
  return {
    version: 1,
    id,
    at: new Date(at).toISOString(),
    who: 'you',
    director: '',
    table: '',
    target: title,
    before: { fingerprint: '' },
    after: {},
    commands: lines.flatMap(({ line, refused }) => (refused === null ? [line] : [])),
    result: 'done',
    ...(reason !== undefined && { reason }),
  };
}
