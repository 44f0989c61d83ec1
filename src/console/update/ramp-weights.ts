import type { Change } from '../../domain/change.ts';
import { serverKeyText } from '../../domain/server.ts';
import { serverId, serviceId } from '../../live/identity.ts';
import type { PlanDialog, Proposal } from '../dialog.ts';
import { type Transition, stay } from '../effect.ts';
import { serverIn } from '../lookup.ts';
import { latestObservation, latestTable } from '../shown-sample.ts';
import type { Ramp } from '../ramp.ts';
import type { State } from '../state.ts';
import { planOf } from '../writing/plan-of.ts';
import { planDialog, proposal } from '../writing/proposal.ts';
import { say } from './say.ts';

/** Most steps of a ramp. */
const mostSteps = 4;
/** Time of a ramp that was asked for with a key. */
export const usualRampMs = 60_000;

/** Why the changes of a plan cannot be made in steps; null if they can. */
export function whyNoRamp(state: State, { proposal: { changes, origin } }: PlanDialog): string | null {
  if (origin !== 'keys') return 'only changes from a key go up in steps';
  const rises = changes.map((change) => risesTo(change, state));
  if (rises.includes(null)) return 'only weights that go up can go in steps';
  return rises.some((rise) => (rise?.ramp.weights.length ?? 0) > 0) ? null : 'a weight that goes up by 1 has no steps';
}

/** The plan of the first step; the others follow automatically. */
export function askRamp(state: State, { proposal: { changes, title }, form }: PlanDialog, overMs: number): Transition {
  const ramps = changes.flatMap((change) => risesTo(change, state) ?? []).map((ramp) => timed(ramp, overMs));
  if (ramps.length === 0) return stay(state);
  const first = changes.flatMap((change, at): readonly Change[] => {
    const ramp = ramps[at];
    if (change.kind !== 'edit-server' || ramp === undefined) return [];
    return [{ ...change, server: { ...change.server, weight: ramp.at } }];
  });
  const shown = latestObservation(state);
  const plan = planOf(first, shown, state.source.kernel);
  const seconds = Math.round(overMs / 1000);
  const steps = 1 + Math.max(...ramps.map(({ weights }) => weights.length));
  const whole = proposal(`${title}, in ${steps} steps over ${seconds} s`, plan, shown, 'keys', { ramps });
  const weights = ramps.length === 1 ? ` to ${ramps[0]?.weights.join(', ')}` : '';
  const note = {
    tone: 'plain',
    text: `the other steps${weights} follow automatically, the last after ${seconds} s; K stops them`,
  } as const;
  return stay({
    ...state,
    dialog: planDialog({ ...whole, impact: [...whole.impact, note] }, state.preferences.confirm, form),
  });
}

interface Rise {
  readonly ramp: Omit<Ramp, 'everyMs' | 'nextAt'>;
}

function risesTo(change: Change, state: State): Rise | null {
  if (change.kind !== 'edit-server') return null;
  const from = serverIn(latestTable(state), change.service, change.server)?.weight;
  const to = change.server.weight;
  if (from === undefined || to <= from) return null;
  const weights = Array.from(
    { length: mostSteps },
    (_, step) => from + Math.max(1, Math.round(((to - from) * (step + 1)) / mostSteps)),
  );
  const [at = to, ...rest] = [...new Set(weights.map((weight) => Math.min(to, weight)))];
  const { address, port } = change.server;
  const id = serverId(serviceId(change.service), change.server);
  return { ramp: { id, service: change.service, server: { address, port }, to, at, weights: rest } };
}

function timed({ ramp }: Rise, overMs: number): Ramp {
  const everyMs = Math.round(overMs / Math.max(1, ramp.weights.length));
  return { ...ramp, everyMs, nextAt: everyMs };
}

/** The first step was made: the others are due from now on. */
export function rampBegun(state: State, { ramps = [] }: Proposal, whole: boolean): State {
  if (ramps.length === 0 || !whole) return state;
  const ids = new Set(ramps.map(({ id }) => id));
  const started = ramps
    .filter(({ weights }) => weights.length > 0)
    .map((one) => ({ ...one, nextAt: state.now + one.everyMs }));
  return { ...state, ramps: [...state.ramps.filter(({ id }) => !ids.has(id)), ...started] };
}

/** Makes the steps that are due. A ramp ends when its server was changed by another hand, or when changes are locked. */
export function rampDue(state: State): Transition {
  if (state.ramps.length === 0 || state.busy !== null || state.live.failure !== null) return stay(state);
  const table = latestTable(state);
  const alive = state.ramps.filter(({ service, server, at }) => serverIn(table, service, server)?.weight === at);
  if (alive.length < state.ramps.length) {
    const lost = state.ramps.find((ramp) => !alive.includes(ramp));
    const name = lost === undefined ? '' : serverKeyText(lost.server);
    return stay(say({ ...state, ramps: alive }, 'warning', `the ramp of ${name} has ended: its weight was changed`));
  }
  const due = alive.filter(({ nextAt }) => nextAt <= state.now);
  if (due.length === 0) return stay(state);
  if (state.lock !== null) return stay(say({ ...state, ramps: [] }, 'warning', `ramps stopped: ${state.lock.reason}`));
  const changes = due.flatMap(({ service, server, weights: [weight] }): readonly Change[] => {
    const now = serverIn(table, service, server);
    return now === undefined || weight === undefined
      ? []
      : [{ kind: 'edit-server', service, server: { ...now, weight } }];
  });
  const next = due.map((ramp) => ({ ...ramp, at: ramp.weights[0] ?? ramp.to, weights: ramp.weights.slice(1) }));
  const shown = latestObservation(state);
  const title = `Ramp of ${due.map(({ server }) => serverKeyText(server)).join(', ')}`;
  const step = proposal(title, planOf(changes, shown, state.source.kernel), shown, 'keys', { ramps: next });
  const others = alive.filter((ramp) => !due.includes(ramp));
  return [{ ...state, ramps: others, busy: 'ramping' }, [{ kind: 'apply', proposal: step }]];
}

/** The weights stay as they are. */
export function stopRamps(state: State): Transition {
  if (state.ramps.length === 0) return stay(state);
  const names = state.ramps.map(({ server, at }) => `${serverKeyText(server)} at weight ${at}`).join(', ');
  return stay(say({ ...state, ramps: [] }, 'plain', `stopped: ${names}`));
}
