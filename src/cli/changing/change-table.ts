import { complain } from '../complain.ts';
import type { Changing } from '../../change/change-table.ts';
import type { ApplyEvent } from '../../change/apply/progress.ts';
import { changeOpenTable, type OpenTable } from '../../change/open-table.ts';
import { type ChangeOutcome, isDone, type NotBegun } from '../../change/change-outcome.ts';
import { outcomeProblems } from '../../report/problems/outcome-problems.ts';
import { progressLine } from '../../report/plan/progress-line.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { whoami } from '../journal.ts';
import type { World } from '../world.ts';

/** Changes a table on behalf of this process, and reports failures on standard error. */
export async function changeTable(
  changing: Changing,
  table: OpenTable,
  world: World,
  signal: AbortSignal = world.interrupted,
): Promise<ChangeOutcome> {
  const outcome = await changeOpenTable(table, changing, {
    clock: world.clock,
    who: whoami(world),
    signal,
    onEvent: (event) => {
      tellProgress(event, world);
    },
  });
  const problems = outcomeProblems(outcome, changing.plan, table.director.spec.text);
  complain(world, ...problems);
  return outcome;
}

export function exitOf(outcome: ChangeOutcome): ExitCode {
  if (outcome.kind === 'not-begun' && isWrongPlace(outcome.why)) return exitCodes.usage;
  const good = isDone(outcome) && outcome.unrecorded === null;
  return good ? exitCodes.ok : exitCodes.found;
}

/** Whether LVSRULES_STATE cannot be a directory: that is wrong usage, unlike a full disk or missing rights. */
function isWrongPlace(why: NotBegun): boolean {
  if (why.kind === 'distrusted') return why.distrust.why === 'no-directory';
  return why.kind === 'no-record' && wrongPlaces.has(why.failure.code);
}

const wrongPlaces: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EPERM', 'EINVAL']);

export function tellProgress(event: ApplyEvent, world: World): void {
  if (event.kind === 'applied' && !world.outputIsTerminal) return;
  const line = progressLine(event);
  if (line !== null) world.complain(`${line}\n`);
}
