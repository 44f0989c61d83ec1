import { logEntries } from '../../change/journal/change-log.ts';
import type { OpenTable } from '../../change/open-table.ts';
import { unfinished } from '../../change/unfinished.ts';
import { problemText } from '../../report/problem.ts';
import { unfinishedProblem } from '../../report/unfinished-problem.ts';
import type { World } from '../world.ts';

/** Says which changes of this table were interrupted, and how to finish them or roll them back. */
export async function sayUnfinished({ journal, director }: OpenTable, world: World): Promise<void> {
  if (!journal) return;
  for (const entry of unfinished(await logEntries(journal), journal.table)) {
    world.complain(problemText(unfinishedProblem(entry, director.spec)));
  }
}
