import { type LogEntry, logEntries } from '../../change/journal/log.ts';
import { tableOf } from '../../domain/observation.ts';
import { fingerprint } from '../../plan/saved/fingerprint.ts';
import { planChanges } from '../../plan/plan.ts';
import { planText } from '../../report/plan/text.ts';
import { problemText } from '../../report/problem.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { journalOf } from '../journal.ts';
import { openAndObserve } from '../tables/prepare-plan.ts';
import { rulesTable } from '../tables/rules-table.ts';
import type { World } from '../world.ts';
import type { ApplyValues } from './apply-options.ts';
import { changeTable } from './change-table.ts';
import { mayGoOn } from './confirm.ts';
import { readableText } from '../../report/escape.ts';

/** Back to the table as it was before the last apply that was not taken back yet. */
export async function undoLast(
  options: ApplyValues & { readonly director: string | undefined },
  world: World,
): Promise<ExitCode> {
  const live = await openAndObserve(options.director, world);
  if (!live.ok) {
    for (const problem of live.failure.problems) world.complain(problemText(problem));
    return live.failure.exit;
  }
  const { director, observation } = live.value;
  try {
    const journal = await journalOf(director.spec, world);
    const entry = lastNotUndone(await logEntries(journal), journal.table);
    if (!entry?.before.file) {
      world.complain(
        problemText({ what: 'nothing to take back', where: director.spec, why: 'no apply to it is on record' }),
      );
      return exitCodes.found;
    }
    const before = await rulesTable(entry.before.file, world);
    if (!before.ok) {
      world.complain(problemText(before.failure));
      return exitCodes.usage;
    }
    const now = tableOf(observation);
    if (entry.after.fingerprint !== undefined && fingerprint(now) !== entry.after.fingerprint) {
      const why = 'what was changed since is taken back too, where it differs from the table before';
      world.complain(
        problemText({ what: `the table was changed after the apply of ${entry.at}`, where: director.spec, why }),
      );
    }
    const plan = planChanges(observation, before.value.table);
    await world.print(
      readableText(`Back to before the apply of ${entry.at} (${entry.target}):\n${planText(plan, world.colour)}`),
    );
    if (plan.steps.length === 0 || options['dry-run']) return exitCodes.ok;
    const goOn = await mayGoOn(plan, options.yes, director.spec, world);
    if (goOn !== null) return goOn;
    const onFailure = options['on-failure'] === 'undo' ? 'undo' : 'stop';
    const name = `undo of ${entry.target}`;
    return await changeTable(
      { director, plan, before: now, name, onFailure, undoes: entry.id, stepByStep: options.step },
      world,
    );
  } finally {
    await director.close();
  }
}

function lastNotUndone(entries: readonly LogEntry[], table: string): LogEntry | undefined {
  const own = entries.filter((entry) => entry.table === table);
  const undone = new Set(
    own.flatMap(({ undoes, result }) => (undoes !== undefined && result === 'done' ? [undoes] : [])),
  );
  return own.findLast(
    ({ id, undoes, commands, result }) =>
      undoes === undefined && commands.length > 0 && result !== 'undone' && !undone.has(id),
  );
}
