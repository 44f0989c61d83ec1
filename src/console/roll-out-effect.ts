import { type ChangeOutcome } from '../change/change-outcome.ts';
import { gate } from '../change/gate.ts';
import { isGood, rollOut } from '../change/rollout/roll-out.ts';
import { madeTogether } from '../change/rollout/same-rollout.ts';
import type { RolloutMember } from '../change/rollout/rollout-member.ts';
import { tableOf } from '../domain/observation.ts';
import { rolloutProblems } from '../report/problems/rollout-problems.ts';
import { rolloutSummary } from '../report/fleet/rollout-summary.ts';
import { outcomeProblems } from '../report/problems/outcome-problems.ts';
import type { Problem } from '../report/problem.ts';
import type { Proposal } from './dialog.ts';
import type { ConsoleEvent } from './event.ts';
import type { FleetPart } from './fleet-part.ts';
import type { ConsolePorts } from './ports.ts';
import { stagesOf } from './writing/fleet-stages.ts';

/** Applies a confirmed change on every director, in the order and with the checks of `apply -d A -d B`. */
export async function rollOutEffect(
  proposal: Proposal,
  parts: readonly FleetPart[],
  ports: ConsolePorts,
): Promise<ConsoleEvent> {
  const { clock, who, interrupted, policies, leastCapacity } = ports;
  const { title, reason } = proposal;
  const links = await Promise.all(parts.map((_, place) => linkOf(place, proposal, ports)));
  const members = parts.map((part, place): RolloutMember => {
    const own = place === 0 ? ports : ports.peers?.[place - 1];
    if (own === undefined) throw new Error(`there is no director ${place}`);
    const { plan, observation, shown } = part;
    const name = { name: title, leastCapacity, shown, ...(reason !== undefined && reason !== '' && { reason }) };
    return {
      table: { director: own.director, observation, journal: own.journal, lock: null },
      plan,
      policies,
      changing: { ...name, ...links[place] },
    };
  });
  const closed = parts.flatMap(({ spec, plan, shown, observation }) => {
    const why = plan.steps.length === 0 ? null : gate({ plan, shown, policies, leastCapacity }, tableOf(observation));
    return why === null ? [] : outcomeProblems({ kind: 'not-begun', why }, plan, spec).map((one) => at(spec, one));
  });
  if (closed.length > 0) return { kind: 'not-applied', at: clock.now(), proposal, reason: sentences(closed) };
  const specs = parts.map(({ spec }) => spec);
  const stages = stagesOf(parts);
  const done = await rollOut(members, stages, { clock, who, signal: interrupted });
  const failed = done.made.filter((stage) => !isGood(stage));
  const problems = [
    ...failed.flatMap(({ stage, plan, outcome }) => {
      const spec = specs[stage.member] ?? '';
      return outcomeProblems(outcome, plan, spec).map((one) => at(spec, one));
    }),
    ...rolloutProblems(done, specs),
  ];
  const first = done.made.filter(({ stage }) => stage.member === 0);
  return {
    kind: 'rolled-out',
    at: clock.now(),
    proposal,
    whole: problems.length === 0,
    said: problems.length === 0 ? rolloutSummary(done, stages.length) : sentences(problems),
    begun: done.made.length > 0,
    first: first.map(({ plan, outcome }) => ({ plan, outcome: ended(outcome) })),
  };
}

/** What the change undoes or makes again in the log of a director: its own part of the change of all. */
async function linkOf(
  place: number,
  { undoes, redoes }: Proposal,
  { journal, peers }: ConsolePorts,
): Promise<Pick<Proposal, 'undoes' | 'redoes'>> {
  const own = peers?.[place - 1]?.journal ?? null;
  const idOf = async (id: string | undefined) =>
    place === 0 || id === undefined ? id : madeTogether(id, journal, own);
  const [undone, redone] = [await idOf(undoes), await idOf(redoes)];
  return { ...(undone !== undefined && { undoes: undone }), ...(redone !== undefined && { redoes: redone }) };
}

function ended(outcome: ChangeOutcome) {
  return outcome.kind === 'ended' ? outcome : null;
}

function at(spec: string, { what, ...rest }: Problem): Problem {
  return { ...rest, what: `${spec}: ${what}` };
}

function sentences(problems: readonly Problem[]): string {
  return problems.map(({ what, why }) => (why === undefined ? what : `${what}: ${why}`)).join('; ');
}
