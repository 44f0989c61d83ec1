import { complain } from '../complain.ts';
import { type OpenTable, withOpenTable } from '../../change/open-table.ts';
import type { DirectorSpec } from '../../domain/director-spec.ts';
import type { Result } from '../../domain/result.ts';
import type { Observation } from '../../domain/observation.ts';
import { directorProblem } from '../../report/problems/director-problems.ts';
import type { Problem } from '../../report/problem.ts';
import { absentRules } from '../../report/problems/file-problems.ts';
import { unusualNotes } from '../../report/problems/unusual-problems.ts';
import { exitCodes } from '../exit-code.ts';
import { journalOf } from '../journal.ts';
import { specOf } from '../spec-of.ts';
import type { World } from '../world.ts';
import { type NotPrepared, refused } from './not-prepared.ts';

export interface TableOptions {
  readonly director: string | undefined;
  /** Whether a change follows without confirmation. */
  readonly changesAtOnce?: boolean;
  /** Whether the command creates a missing `file:`. */
  readonly creates?: boolean;
}

/** Opens the table of a director, reads it, and runs work on it. */
export async function openTable<Value>(
  { director, changesAtOnce = false, creates = false }: TableOptions,
  world: World,
  work: (table: OpenTable) => Promise<Value>,
): Promise<Result<Value, NotPrepared>> {
  const named = specOf(director, world);
  if (!named.ok) return refused(exitCodes.usage, named.failure);
  const spec = named.value;
  const absent = creates ? null : await absentFile(spec, world);
  if (absent) return refused(exitCodes.usage, absent);
  const opening = {
    open: () => world.openDirector(spec),
    journal: await journalOf(spec, world),
    clock: world.clock,
    signal: world.interrupted,
    changesAtOnce,
  };
  const opened = await withOpenTable(opening, (table) => {
    complain(world, ...unusualNotes(table.observation));
    return work(table);
  });
  if (opened.ok) return opened;
  return refused(exitCodes.usage, directorProblem(opened.failure.failure, opened.failure.spec ?? spec.text));
}

/** The table of a director, read only. */
export function observedTable(director: string | undefined, world: World): Promise<Result<Observation, NotPrepared>> {
  return openTable({ director }, world, ({ observation }) => Promise.resolve(observation));
}

/** Only an apply makes the file of a `file:` director; to read one that is absent is a mistake in its name. */
async function absentFile(spec: DirectorSpec, world: World): Promise<Problem | null> {
  if (spec.kind !== 'rules-file') return null;
  const { path } = spec;
  const facts = await world.files.facts(path);
  return facts.ok || facts.failure.code !== 'ENOENT' ? null : absentRules(path, facts.failure);
}
