import { keepBefore } from '../../change/journal/kept-tables.ts';
import { record } from '../../change/journal/log.ts';
import { type ChangeLog, forgetfulLog } from '../../console/change-log.ts';
import { failure, success } from '../../domain/result.ts';
import { fingerprint } from '../../plan/saved/fingerprint.ts';
import type { FileFailure } from '../../ports/files.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { journalOf, whoami } from '../journal.ts';
import type { World } from '../world.ts';

/** The log that `lvsrules log` shows and `lvsrules undo` reads; none for a table that lives in this process only. */
export function auditedLog(spec: string, world: World): ChangeLog {
  if (spec === 'sim') return forgetfulLog;
  return {
    alone: async (work) => {
      const { directory, table } = await journalOf(spec, world);
      const made = await world.files.makeDirectory(directory);
      if (!made.ok) return failure(sentence('the log cannot be kept', made.failure));
      const lock = `${directory}/${table}.lock`;
      const locked = await world.files.locked(lock, 5000, work);
      return locked.ok ? locked : failure(sentence('somebody else is changing this table', locked.failure));
    },
    keep: async (before) => {
      const id = `${new Date(world.clock.now()).toISOString().replace(/[-:.]/g, '')}-${process.pid}`;
      const kept = await keepBefore(await journalOf(spec, world), spec, id, before);
      return kept.ok ? success(`${id} ${kept.value}`) : failure(sentence('the table cannot be kept', kept.failure));
    },
    record: async (name, { title, changes, before, after, failure: why }) => {
      const journal = await journalOf(spec, world);
      const [id = '', file = ''] = name.split(/ (.*)/s);
      const entry = {
        version: 1,
        id,
        at: new Date(world.clock.now()).toISOString(),
        who: whoami(world),
        director: spec,
        table: journal.table,
        target: title,
        before: { fingerprint: fingerprint(before), file },
        after: after === null ? {} : { fingerprint: fingerprint(after) },
        commands: changes.map(changeLine),
        result: why === null ? 'done' : 'failed',
        ...(why !== null && { why }),
      } as const;
      const written = await record(entry, journal);
      return written.ok ? written : failure(sentence('the log was not written', written.failure));
    },
  };
}

function sentence(what: string, { path, reason }: FileFailure): string {
  return `${what} (${path}: ${reason})`;
}
