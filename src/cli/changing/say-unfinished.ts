import { complain } from '../complain.ts';
import { entriesOf, type OpenTable } from '../../change/open-table.ts';
import { runningChanges } from '../../change/running.ts';
import { unfinished } from '../../change/unfinished.ts';
import { runningProblem, unfinishedProblem } from '../../report/problems/unfinished-problems.ts';
import type { World } from '../world.ts';

/** Says which changes of this table were interrupted, and how to finish them or roll them back. */
export async function sayUnfinished(table: OpenTable, world: World): Promise<void> {
  const { journal, director, lock } = table;
  if (!journal) return;
  const entries = await entriesOf(table);
  const running = lock?.ok ? new Set<string>() : await runningChanges(entries, journal);
  for (const entry of unfinished(entries, journal.table)) {
    const problem = running.has(entry.id) ? runningProblem : unfinishedProblem;
    complain(world, problem(entry, director.spec.text));
  }
}
