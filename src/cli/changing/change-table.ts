import type { Journal } from '../../change/journal/journal.ts';
import { keepApplied, keepBefore } from '../../change/journal/kept-tables.ts';
import { type LogEntry, record } from '../../change/journal/log.ts';
import type { Table } from '../../domain/table.ts';
import { tableOf } from '../../domain/observation.ts';
import { type Applied, applyPlan } from '../../plan/apply/apply.ts';
import { fingerprint } from '../../plan/saved/fingerprint.ts';
import { type Plan, planChanges } from '../../plan/plan.ts';
import type { ApplyEvent } from '../../plan/apply/progress.ts';
import type { Director } from '../../ports/director.ts';
import { appliedProblems } from '../../report/plan/applied.ts';
import { progressLine } from '../../report/plan/progress.ts';
import { type Problem, problemText } from '../../report/problem.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { journalOf, targetPath, whoami } from '../journal.ts';
import type { World } from '../world.ts';

export interface Changing {
  readonly director: Director;
  readonly plan: Plan;
  /** What the table was before, as it was observed for the plan. */
  readonly before: Table;
  /** The target as it was named, for the log. */
  readonly name: string;
  /** The target as it stands in its file, remembered as ours when it was reached. */
  readonly target?: Table;
  readonly stepByStep?: boolean;
  /** Share of its capacity, 0 to 1, that each service has to keep at every step. */
  readonly leastCapacity?: number | undefined;
  readonly onFailure?: 'stop' | 'undo';
  /** The id of the apply that this one takes back. */
  readonly undoes?: string;
  readonly tell?: (event: ApplyEvent) => void;
}

/** Applies a plan under the lock of its table: keeps the table before, runs, verifies, and writes a line of the log. */
export async function changeTable(changing: Changing, world: World): Promise<ExitCode> {
  const { director } = changing;
  const journal = await journalOf(director.spec, world);
  const made = await world.files.makeDirectory(journal.directory);
  if (!made.ok)
    return complain(world, { what: 'cannot keep what is changed', where: made.failure.path, why: made.failure.reason });
  const lock = `${journal.directory}/${journal.table}.lock`;
  const locked = await world.files.locked(lock, lockWaitMs, () => changeLocked(changing, journal, world));
  if (locked.ok) return locked.value;
  const { path, reason } = locked.failure;
  return complain(world, {
    what: 'somebody else is changing this table',
    where: path,
    why: reason,
    remedy: 'try again',
  });
}

const lockWaitMs = 5000;

async function changeLocked(changing: Changing, journal: Journal, world: World): Promise<ExitCode> {
  const { director, plan, before, name, onFailure } = changing;
  const id = `${new Date(world.clock.now()).toISOString().replace(/[-:.]/g, '')}-${process.pid}`;
  const kept = await keepBefore(journal, director.spec, id, before);
  if (!kept.ok)
    return complain(world, {
      what: 'cannot keep the table before',
      where: kept.failure.path,
      why: kept.failure.reason,
    });
  const tell = changing.tell ?? ((event: ApplyEvent) => tellProgress(event, world));
  const applied = await applyPlan(director, plan, {
    clock: world.clock,
    signal: world.interrupted,
    stepByStep: changing.stepByStep ?? false,
    ...(changing.leastCapacity !== undefined && { leastCapacity: changing.leastCapacity }),
    tell,
  });
  const problems = appliedProblems(applied, plan, director.spec);
  for (const problem of problems) world.complain(problemText(problem));
  const undone = problems.length > 0 && applied.done > 0 && onFailure === 'undo' ? await undo(changing, world) : null;
  const logged = await record(
    {
      version: 1,
      id,
      at: new Date(world.clock.now()).toISOString(),
      who: whoami(world),
      director: director.spec,
      table: journal.table,
      target: name,
      before: { fingerprint: plan.from.fingerprint, file: kept.value },
      after: 'observation' in applied ? { fingerprint: fingerprint(tableOf(applied.observation)) } : {},
      commands: plan.steps.slice(0, applied.done).map(({ change }) => changeLine(change)),
      result: undone === true ? 'undone' : resultOf(applied),
      ...(problems[0] && { why: [problems[0].what, problems[0].why].filter(Boolean).join(': ') }),
      ...(changing.undoes !== undefined && { undoes: changing.undoes }),
    },
    journal,
  );
  if (!logged.ok)
    complain(world, { what: 'the log was not written', where: logged.failure.path, why: logged.failure.reason });
  if (problems.length > 0) return exitCodes.found;
  if (changing.target) await keepApplied(journal, targetPath(name, world), changing.target);
  return exitCodes.ok;
}

/** Back to the table before, from wherever the failure left it; true when that was reached. */
async function undo({ director, before }: Changing, world: World): Promise<boolean> {
  const observed = await director.observe();
  if (!observed.ok) return false;
  const back = planChanges(observed.value, before);
  const applied = await applyPlan(director, back, { clock: world.clock });
  for (const problem of appliedProblems(applied, back, director.spec)) world.complain(problemText(problem));
  if (applied.kind === 'done') world.complain('lvsrules: what was done is taken back\n');
  return applied.kind === 'done';
}

function resultOf({ kind }: Applied): LogEntry['result'] {
  if (kind === 'done') return 'done';
  return kind === 'interrupted' ? 'stopped' : 'failed';
}

function tellProgress(event: ApplyEvent, world: World): void {
  if (event.kind === 'applied' && !world.outputIsTerminal) return;
  const line = progressLine(event);
  if (line !== null) world.complain(`${line}\n`);
}

function complain(world: World, problem: Problem): ExitCode {
  world.complain(problemText(problem));
  return exitCodes.found;
}
