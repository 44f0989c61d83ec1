import { logEntries } from '../../change/journal/change-log.ts';
import { unfinished } from '../../change/unfinished.ts';
import { problemText } from '../../report/problem.ts';
import { journalOf } from '../journal.ts';
import type { World } from '../world.ts';

/** Reports interrupted changes of this table, and how to finish them or roll them back. */
export async function sayUnfinished(spec: string, world: World): Promise<void> {
  const journal = await journalOf(spec, world);
  if (!journal) return;
  for (const { at, target, commands } of unfinished(await logEntries(journal), journal.table)) {
    world.complain(
      problemText({
        what: `a change of ${commands.length} steps, begun ${at} (${target}), was interrupted, or still runs`,
        where: spec,
        remedy: 'lvsrules undo rolls back what it made, lvsrules apply --finish runs the rest',
      }),
    );
  }
}
