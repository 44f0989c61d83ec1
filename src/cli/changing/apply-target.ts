import { keepApplied } from '../../change/journal/kept-tables.ts';
import { problemText } from '../../report/problem.ts';
import type { ExitCode } from '../exit-code.ts';
import { journalOf, targetPath } from '../journal.ts';
import { preparePlan } from '../tables/prepare-plan.ts';
import type { PlanningValues } from '../tables/read-planning-options.ts';
import type { World } from '../world.ts';
import type { ApplyValues } from './apply-options.ts';
import { runChange } from './run-change.ts';
import { sayOwners } from './say-owners.ts';
import { sayUnfinished } from './say-unfinished.ts';

/** `apply TARGET` and `restore FILE`: plan, show, ask, change, verify. */
export async function applyTarget(
  target: string,
  options: ApplyValues & PlanningValues,
  world: World,
): Promise<ExitCode> {
  const prepared = await preparePlan(target, options, world, { creates: true });
  if (!prepared.ok) {
    for (const problem of prepared.failure.problems) world.complain(problemText(problem));
    return prepared.failure.exit;
  }
  const { director, plan, breaches, against, policies, name, leastCapacity, target: table } = prepared.value;
  try {
    await sayUnfinished(director.spec, world);
    await sayOwners(director.spec, plan, world);
    const applied = { target: targetPath(target, world), table };
    if (plan.steps.length === 0 && !options['dry-run']) {
      const journal = await journalOf(director.spec, world);
      if (journal) await keepApplied(journal, applied.target, table);
    }
    const changing = { plan, name: target === '-' ? name : target, applied, policies, leastCapacity };
    return await runChange({ director, changing, breaches, against }, options, world);
  } finally {
    await director.close();
  }
}
