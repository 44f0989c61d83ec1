import type { Change } from '../../domain/change.ts';
import { type Observation, tableOf } from '../../domain/observation.ts';
import { serviceKeyText } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';
import { planChanges } from '../../plan/plan.ts';
import { withoutTimeout, withTimeoutsOf } from '../../plan/diff/persistence-timeouts.ts';
import { withThresholdsOf } from '../../plan/diff/thresholds.ts';
import { directorProblem, refusalText } from '../../report/director-failure.ts';
import { commandLines } from '../../report/plan/commands.ts';
import type { Problem } from '../../report/problem.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { emitTable } from '../../syntax/emit.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { rulesNames } from '../read-host.ts';
import { tableOfText } from '../tables/rules-table.ts';
import type { World } from '../world.ts';

/** What the writing of rules touches. */
export type WritingWorld = Pick<World, 'files' | 'environment' | 'openDirector'>;

/** How the writing ended, and what was not written. */
export interface Written {
  readonly exit: ExitCode;
  readonly problems: readonly Problem[];
}

/**
 * Writes an observation as rules. In a file that is there already only the lines change that say something else, so its
 * comments and its order stay. Timeouts and daemons are written with `settings`, or where the file names them.
 */
export async function writeRules(
  path: string,
  observation: Observation,
  settings: boolean,
  world: WritingWorld,
): Promise<Written> {
  const there = await world.files.facts(path);
  if (there.ok) return rewrite(path, observation, settings, world);
  const table = tableOf(observation);
  const missing = timeoutsMissing(table);
  return missing ? failed(missing) : writeText(path, rulesText(table, settings), world);
}

/** Why a table cannot be saved: no rule can say that a persistence timeout is not known. */
export function timeoutsMissing(table: Table): Problem | null {
  const keys = withoutTimeout(table);
  const [first] = keys;
  if (first === undefined) return null;
  const others = keys.length === 1 ? '' : ` and of ${keys.length - 1} more`;
  return {
    what: 'nothing is saved',
    why: `the persistence timeout of ${serviceKeyText(first)}${others} is not known`,
    remedy: 'as root use --director netlink or --director ipvsadm',
  };
}

/** A table as rules with thresholds, in the order of addition. */
export function rulesText({ services, timeouts, daemons }: Table, settings: boolean): string {
  const set = settings && timeouts ? commandLines([{ kind: 'set-timeouts', timeouts }]) : '';
  const started = (settings ? (daemons ?? []) : []).map((daemon): Change => ({ kind: 'start-daemon', daemon }));
  return set + emitTable({ services }, { lossless: true }) + commandLines(started);
}

/** Replaces a file, or makes it. */
export async function writeText(path: string, content: string, world: WritingWorld): Promise<Written> {
  const written = await world.files.replace(path, content);
  if (written.ok) return { exit: exitCodes.ok, problems: [] };
  return failed({ what: 'cannot write the rules', where: path, why: written.failure.reason });
}

/** The file is a table too: what differs is planned and made there, line by line. */
async function rewrite(
  path: string,
  observation: Observation,
  settings: boolean,
  world: WritingWorld,
): Promise<Written> {
  const spec = `file:${path}`;
  const opened = await world.openDirector(spec);
  if (!opened.ok) return failed(directorProblem(opened.failure, spec));
  const file = opened.value;
  try {
    const before = await file.observe();
    if (!before.ok) return failed(directorProblem(before.failure, spec));
    const content = await world.files.read(path);
    if (!content.ok) return failed({ what: 'cannot read the rules', where: path, why: content.failure.reason });
    const names = await rulesNames(world);
    if (!names.ok) return failed(names.failure);
    const named = await tableOfText(path, content.value, names.value);
    if (!named.ok) return failed(named.failure);
    const { services, timeouts, daemons } = tableOf(observation);
    const saved: Table = {
      services,
      ...(timeouts && (settings || named.value.table.timeouts) && { timeouts }),
      ...(daemons && (settings || named.value.table.daemons) && { daemons }),
    };
    const known = !observation.unknown.includes('thresholds');
    const timed = withTimeoutsOf(saved, tableOf(before.value));
    const missing = timeoutsMissing(timed);
    if (missing) return failed(missing);
    const wanted = known ? timed : withThresholdsOf(timed, tableOf(before.value));
    const { steps } = planChanges(before.value, wanted, { enforceOrder: true, foretell: false });
    const applied = await file.apply(steps.map(({ change }) => change));
    if (!applied.ok) return failed(directorProblem(applied.failure, spec));
    const problems = applied.value.map((refused) => ({
      what: `not written: ${changeLine(refused.change)}`,
      where: path,
      why: refusalText(refused),
    }));
    return { exit: problems.length === 0 ? exitCodes.ok : exitCodes.found, problems };
  } finally {
    await file.close();
  }
}

function failed(problem: Problem): Written {
  return { exit: exitCodes.usage, problems: [problem] };
}
