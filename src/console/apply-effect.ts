import { changeTable } from '../change/change-table.ts';
import { outcomeProblems } from '../report/problems/outcome-problems.ts';
import type { ConsoleEffect } from './effect.ts';
import type { ConsoleEvent } from './event.ts';
import type { ConsolePorts } from './ports.ts';

/** Applies confirmed changes through the same layer as every command. */
export async function applyEffect(
  effect: Extract<ConsoleEffect, { kind: 'apply' }>,
  ports: ConsolePorts,
): Promise<ConsoleEvent> {
  const { proposal } = effect;
  const { plan, shown, title, reason, undoes, redoes, finishes } = proposal;
  const { director, journal, who, clock, interrupted, policies, leastCapacity } = ports;
  const outcome = await changeTable(
    {
      plan,
      shown,
      name: title,
      policies,
      leastCapacity,
      ...(reason !== undefined && reason !== '' && { reason }),
      ...(undoes !== undefined && { undoes }),
      ...(redoes !== undefined && { redoes }),
      ...(finishes !== undefined && { finishes }),
    },
    { director, journal, who, clock, signal: interrupted },
  );
  const said = outcomeProblems(outcome, plan, director.spec.text).map(({ what, why }) =>
    why === undefined ? what : `${what}: ${why}`,
  );
  const nothingSent =
    outcome.kind === 'not-begun' || (outcome.id === null && journal !== null) || outcome.applied.kind === 'moved';
  if (outcome.kind === 'not-begun' || nothingSent) {
    const moved = 'applied' in outcome && outcome.applied.kind === 'moved';
    const reason = moved ? 'the table has changed since this plan was made; make it again' : said.join('; ');
    return { kind: 'not-applied', at: clock.now(), proposal, reason };
  }
  const { applied } = outcome;
  const observation = 'observation' in applied ? applied.observation : null;
  return { kind: 'applied', at: clock.now(), proposal, id: outcome.id, applied, observation, problems: said };
}
