import type { Change } from '../../domain/change.ts';
import { tableOf } from '../../domain/observation.ts';
import type { Table } from '../../domain/table.ts';
import { sortedServices } from '../../ipvsadm/order.ts';
import { commandLines } from '../../report/plan/commands.ts';
import { planChanges } from '../../plan/plan.ts';
import { withThresholdsOf } from '../../plan/thresholds.ts';
import { directorProblem, refusalText } from '../../report/director-failure.ts';
import { type Problem, problemText } from '../../report/problem.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { emitTable } from '../../syntax/emit.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { openAndObserve } from '../tables/prepare-plan.ts';
import { rulesTable } from '../tables/rules-table.ts';
import type { World } from '../world.ts';
import { systemFile } from './system-file.ts';

export interface SaveValues {
  readonly director: string | undefined;
  readonly output: string | undefined;
  readonly system: boolean;
  readonly settings: boolean;
  readonly sorted: boolean;
}

/** Prints the table of a director, or writes it to a file. */
export async function saveTable(options: SaveValues, world: World): Promise<ExitCode> {
  const live = await openAndObserve(options.director, world);
  if (!live.ok) {
    for (const problem of live.failure.problems) world.complain(problemText(problem));
    return live.failure.exit;
  }
  const { director, observation } = live.value;
  await director.close();
  const table = tableOf(observation);
  const system = options.system ? await systemFile(world) : null;
  const path = options.output ?? system?.path;
  if (system?.switch && !system.switch.on) {
    const why = 'AUTO is not "true" there, so nothing is restored at boot';
    world.complain(problemText({ what: 'the file is written, but not read at boot', where: system.switch.path, why }));
  }
  if (path === undefined) {
    await world.print(text(table, options));
    return exitCodes.ok;
  }
  const known = !observation.unknown.includes('thresholds');
  const there = options.sorted ? null : await world.files.facts(path);
  return there?.ok
    ? rewrite(path, table, { thresholdsKnown: known, settings: options.settings }, world)
    : write(path, text(table, options), world);
}

function text({ services, timeouts, daemons }: Table, { sorted, settings }: SaveValues): string {
  if (sorted) return emitTable({ services: sortedServices(services) as Table['services'] });
  const set = settings && timeouts ? commandLines([{ kind: 'set-timeouts', timeouts }]) : '';
  const started = (settings ? (daemons ?? []) : []).map((daemon): Change => ({ kind: 'start-daemon', daemon }));
  return set + emitTable({ services }, { lossless: true }) + commandLines(started);
}

async function write(path: string, content: string, world: World): Promise<ExitCode> {
  const written = await world.files.replace(path, content);
  if (written.ok) return exitCodes.ok;
  return complain(world, { what: 'cannot write the rules', where: path, why: written.failure.reason });
}

/** The file is a table too: what differs is planned and made there, line by line, so that its comments stay. */
async function rewrite(
  path: string,
  table: Table,
  { thresholdsKnown, settings }: { readonly thresholdsKnown: boolean; readonly settings: boolean },
  world: World,
): Promise<ExitCode> {
  const spec = `file:${path}`;
  const opened = await world.openDirector(spec);
  if (!opened.ok) return complain(world, directorProblem(opened.failure, spec));
  const file = opened.value;
  try {
    const before = await file.observe();
    if (!before.ok) return complain(world, directorProblem(before.failure, spec));
    const named = await rulesTable(path, world);
    if (!named.ok) return complain(world, named.failure);
    const { services, timeouts, daemons } = table;
    const saved: Table = {
      services,
      ...(timeouts && (settings || named.value.table.timeouts) && { timeouts }),
      ...(daemons && (settings || named.value.table.daemons) && { daemons }),
    };
    const wanted = thresholdsKnown ? saved : withThresholdsOf(saved, tableOf(before.value));
    const { steps } = planChanges(before.value, wanted, { enforceOrder: true, foretell: false });
    const applied = await file.apply(steps.map(({ change }) => change));
    if (!applied.ok) return complain(world, directorProblem(applied.failure, spec));
    for (const refused of applied.value) {
      const what = `not written: ${changeLine(refused.change)}`;
      complain(world, { what, where: path, why: refusalText(refused) }, exitCodes.found);
    }
    return applied.value.length === 0 ? exitCodes.ok : exitCodes.found;
  } finally {
    await file.close();
  }
}

function complain(world: World, problem: Problem, exit: ExitCode = exitCodes.usage): ExitCode {
  world.complain(problemText(problem));
  return exit;
}
