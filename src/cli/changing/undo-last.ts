import { trustState } from '../../change/journal/open-state.ts';
import { type UndoOffer, recordedRest, recordedUndo } from '../../change/undo/recorded-undo.ts';
import { distrustProblem } from '../../report/plan/outcome-problems.ts';
import { type Problem, problemText } from '../../report/problem.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { journalOf } from '../journal.ts';
import { openAndObserve } from '../tables/prepare-plan.ts';
import type { World } from '../world.ts';
import type { ApplyValues } from './apply-options.ts';
import { runChange } from './run-change.ts';

type Options = ApplyValues & { readonly director: string | undefined };

/** Back to before the last change that is not undone yet. */
export function undoLast(options: Options, world: World): Promise<ExitCode> {
  return goBackOrOn('undo', options, world);
}

/** The steps that an interrupted change did not reach. */
export function finishLast(options: Options, world: World): Promise<ExitCode> {
  return goBackOrOn('finish', options, world);
}

async function goBackOrOn(way: 'undo' | 'finish', options: Options, world: World): Promise<ExitCode> {
  const live = await openAndObserve(options.director, world);
  if (!live.ok) return complain(live.failure.problems, live.failure.exit, world);
  const { director, observation } = live.value;
  const { spec } = director;
  try {
    const journal = await journalOf(spec, world);
    const trusted = journal && (await trustState(journal));
    if (trusted && !trusted.ok && trusted.failure.kind === 'distrusted') {
      return complain([distrustProblem(trusted.failure.distrust)], exitCodes.found, world);
    }
    const found: UndoOffer = !journal
      ? { kind: 'nothing' }
      : way === 'undo'
        ? await recordedUndo(journal, observation)
        : await recordedRest(journal, observation);
    if (found.kind !== 'plan') return complain([nothingProblem(found, way, spec)], exitCodes.found, world);
    const { entry, plan, kept } = found;
    const { id, at, target, commands, planned = commands } = entry;
    for (const name of kept) {
      world.complain(
        problemText({ what: `${name} is left as it is`, where: spec, why: `changed by others since ${at}` }),
      );
    }
    const interrupted = found.interrupted ? `, interrupted after ${commands.length} of ${planned.length} steps` : '';
    const heading =
      way === 'undo'
        ? `Back to before the apply of ${at} (${target})${interrupted}:\n`
        : `The rest of the apply of ${at} (${target})${interrupted}:\n`;
    const undo = { plan, name: `undo of ${target}`, undoes: id };
    const finish = { plan, name: `rest of ${target}` };
    const changing = way === 'undo' ? undo : finish;
    return await runChange({ director, changing, heading, breaches: [], against: [] }, options, world);
  } finally {
    await director.close();
  }
}

function nothingProblem(found: Exclude<UndoOffer, { kind: 'plan' }>, way: 'undo' | 'finish', where: string): Problem {
  switch (found.kind) {
    case 'nothing':
      return way === 'undo'
        ? { what: 'nothing to undo', where, why: 'no recorded change of this table is left to undo' }
        : { what: 'nothing to finish', where, why: 'the last change of this table was not interrupted' };
    case 'not-undoable':
      return { what: `cannot undo ${found.entry.target}`, where, why: 'counters that were zeroed cannot be restored' };
    case 'forgotten': {
      const why = 'the backup of the table before it was deleted';
      return { what: `cannot undo the change of ${found.entry.at} (${found.entry.target})`, where, why };
    }
  }
}

function complain(problems: readonly Problem[], exit: ExitCode, world: World): ExitCode {
  for (const problem of problems) world.complain(problemText(problem));
  return exit;
}
