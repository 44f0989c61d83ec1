import { lastApplied } from '../../change/journal/kept-tables.ts';
import { type Observation, tableOf } from '../../domain/observation.ts';
import type { Table } from '../../domain/table.ts';
import type { ReloadWork } from '../../live/reload.ts';
import { fingerprint } from '../../plan/saved/fingerprint.ts';
import { keepDrift } from '../../plan/limits/keep-drift.ts';
import { planChanges } from '../../plan/plan.ts';
import { forbids, planBreaches } from '../../plan/limits/policy.ts';
import type { Policy } from '../../config/policy.ts';
import type { Problem } from '../../report/problem.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { changeTable } from '../changing/change-table.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { journalOf, targetPath } from '../journal.ts';
import { lintedTarget } from '../tables/linted-target.ts';
import { kernelSettings } from '../tables/kernel-settings.ts';
import { limitsBroken } from '../tables/limits.ts';
import { openAndObserve } from '../tables/prepare-plan.ts';
import { type Planning, type PlanningValues, readPlanningOptions } from '../tables/read-planning-options.ts';
import type { World } from '../world.ts';
import { tellEvent } from './events.ts';
import { rulesOfPaths } from './rules-of-paths.ts';

export interface WatchWork extends ReloadWork {
  /** How the last try ended: 0 when the files are in force, 2 when they, or the table, cannot be read at all. */
  outcome(): ExitCode;
}

/** The work of the reload loop, done with files, lint, policies and a director that is opened for each piece of it. */
export function watchWork(
  paths: readonly string[],
  options: PlanningValues & { readonly 'overwrite-drift': boolean },
  world: World,
): WatchWork {
  const name = paths.join(' ');
  let good: { readonly table: Table; readonly policies: readonly Policy[] } | null = null;
  let outcome: ExitCode = exitCodes.found;
  let found: Observation | null = null;
  let whyAway = '';
  const planning = readPlanningOptions(options);
  const settings: Planning = planning.ok ? planning.value : { plan: {} };
  const refuse = (why: readonly string[], exit: ExitCode = exitCodes.found) => {
    outcome = exit;
    tellEvent({ event: 'refused', why }, world);
  };

  const away = (why: string, when: 'bringing' | 'looking') => {
    outcome = exitCodes.usage;
    whyAway = why;
    return { kind: 'director-away', while: when } as const;
  };

  /** From what was found last to what the files say. */
  const wayBack = (): readonly string[] => {
    if (!good || !found) return [];
    const { steps } = planChanges(found, good.table, { ...settings.plan, foretell: false });
    return steps.map(({ change }) => changeLine(change));
  };

  return {
    outcome: () => outcome,
    load: async () => {
      const rules = await rulesOfPaths(paths, world);
      if (!rules.ok) {
        refuse([words(rules.failure)], exitCodes.usage);
        return { kind: 'loaded', good: false };
      }
      const linted = await lintedTarget(rules.value, options, world);
      if (!linted.ok) {
        refuse(linted.failure.problems.map(words), linted.failure.exit);
        return { kind: 'loaded', good: false };
      }
      if (rules.value.table.services.length === 0 && !options['allow-empty']) {
        refuse([`${name}: holds no service`]);
        return { kind: 'loaded', good: false };
      }
      good = { table: rules.value.table, policies: linted.value.policies };
      return { kind: 'loaded', good: true };
    },
    bring: async () => {
      const live = await openAndObserve(options.director, world);
      if (!live.ok) return away(live.failure.problems.map(words).join('; '), 'bringing');
      const { director, observation } = live.value;
      try {
        if (!good) return { kind: 'not-brought', fingerprint: null };
        const { table, policies } = good;
        const now = tableOf(observation);
        const base = await lastApplied(await journalOf(director.spec, world), targetPath(name, world));
        const target = base && !options['overwrite-drift'] ? keepDrift(base, now, table) : table;
        const kernel = await kernelSettings(director, world);
        const plan = planChanges(observation, target, {
          ...settings.plan,
          ...kernel,
          known: base ?? { services: [] },
        });
        const against = [
          ...planBreaches(plan, policies)
            .filter(forbids)
            .map(({ policy, why }) => `policy ${policy.name}: ${why}`),
          ...limitsBroken(observation, plan, settings).map(words),
        ];
        if (against.length > 0) {
          refuse(against);
          return { kind: 'not-brought', fingerprint: null };
        }
        const commands = plan.steps.map(({ change }) => changeLine(change));
        if (commands.length === 0 && base) {
          outcome = exitCodes.ok;
          tellEvent({ event: 'unchanged', fingerprint: fingerprint(now) }, world);
          return { kind: 'brought', fingerprint: fingerprint(now) };
        }
        outcome = await changeTable(
          { director, plan, before: now, name, target: table, leastCapacity: settings.leastCapacity },
          world,
        );
        const succeeded = outcome === exitCodes.ok;
        const after = await director.observe();
        if (!after.ok) return away(after.failure.kind, 'looking');
        const found = fingerprint(tableOf(after.value));
        if (succeeded) tellEvent({ event: 'applied', fingerprint: found, commands }, world);
        else tellEvent({ event: 'failed', commands }, world);
        return { kind: succeeded ? 'brought' : 'not-brought', fingerprint: found };
      } finally {
        await director.close();
      }
    },
    look: async () => {
      const live = await openAndObserve(options.director, world);
      if (!live.ok) return away(live.failure.problems.map(words).join('; '), 'looking');
      const { director, observation } = live.value;
      await director.close();
      found = observation;
      return { kind: 'looked', fingerprint: fingerprint(tableOf(observation)) };
    },
    tell: (what) => {
      if (what === 'changed') tellEvent({ event: 'changed', paths }, world);
      else if (what === 'director-back') tellEvent({ event: 'director-back' }, world);
      else if (what === 'director-away') tellEvent({ event: 'director-away', why: whyAway }, world);
      else tellEvent({ event: 'drift', commands: wayBack() }, world);
    },
  };
}

function words({ where, what, why }: Problem): string {
  return [where, what, why].filter((part) => part !== undefined).join(': ');
}
