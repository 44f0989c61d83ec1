import { tableOf } from '../../domain/observation.ts';
import type { PlanDialog, Proposal } from '../dialog.ts';
import { type Transition, stay } from '../effect.ts';
import type { FleetPart } from '../fleet-part.ts';
import { latestObservation } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { roleIn } from '../director-roles.ts';
import { planElsewhere } from '../writing/fleet-parts.ts';
import { fleetProposal, planDialog } from '../writing/proposal.ts';
import { say } from './say.ts';

/** Why a plan cannot be made on all directors; null if it can. */
export function whyNotAll({ peers, source }: State, { proposal }: PlanDialog): string | null {
  if (peers.length === 0) return `this console shows one director, ${source.spec}; console -d A -d B shows two`;
  if (proposal.ramps !== undefined || proposal.drainNext !== undefined) return 'steps are made on one director only';
  if (proposal.finishes !== undefined) return 'an interrupted change is finished on its own director';
  return null;
}

/** The same change on every director, each with its own plan; or on the first one alone again. */
export function toAllDirectors(state: State, { proposal, form }: PlanDialog): Transition {
  const show = (next: Proposal) => stay({ ...state, dialog: planDialog(next, state.preferences.confirm, form) });
  if (proposal.alone !== undefined) {
    const { reason } = proposal;
    return show({ ...proposal.alone, ...(reason !== undefined && { reason }) });
  }
  const first: FleetPart = {
    spec: state.source.spec,
    role: roleIn(state, 0),
    plan: proposal.plan,
    observation: latestObservation(state),
    shown: proposal.shown,
  };
  const parts = [first];
  for (const [index, { spec, latest, failure }] of state.peers.entries()) {
    if (latest === null || failure !== null) {
      const why = failure ?? 'it was not read yet';
      return stay(say(state, 'warning', `nothing was planned: all directors must answer; ${spec}: ${why}`));
    }
    const plan = planElsewhere(proposal, latest.observation, {});
    if (!plan.ok) return stay(say(state, 'warning', `not on all directors: ${spec}: ${plan.failure}`));
    const { observation } = latest;
    const shown = tableOf(observation);
    parts.push({ spec, role: roleIn(state, index + 1), plan: plan.value, observation, shown });
  }
  return show(fleetProposal(proposal, parts));
}
