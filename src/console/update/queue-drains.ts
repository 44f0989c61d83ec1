import type { Change } from '../../domain/change.ts';
import { rulesOf } from '../../domain/same-rows.ts';
import { serverKeyText } from '../../domain/server.ts';
import { serverId, serviceId } from '../../live/identity.ts';
import type { PlanDialog, Proposal } from '../dialog.ts';
import type { DrainQueue, QueuedServer } from '../drain-queue.ts';
import { type Transition, stay } from '../effect.ts';
import { serverIn } from '../lookup.ts';
import { serversById } from '../rows/servers-by-id.ts';
import { latestObservation, latestTable } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { isOver, percentText, shortOf } from '../queue-waits.ts';
import { planOf } from '../writing/plan-of.ts';
import { planDialog, proposal } from '../writing/proposal.ts';
import { say } from './say.ts';

/** Whether a plan drains several servers, and does nothing else. */
export function isDrainOfSeveral(state: State, { proposal }: PlanDialog): boolean {
  const { changes, origin } = proposal;
  if (origin !== 'keys' || changes.length < 2) return false;
  const rules = rulesOf(latestObservation(state).services);
  const known = judged.get(proposal);
  if (known?.rules === rules) return known.isDrain;
  const isDrain = changes.every((change) => drained(change, state) !== null);
  judged.set(proposal, { rules, isDrain });
  return isDrain;
}

/** Asked at every draw, for plans of thousands of lines; the answer depends on the rules alone. */
const judged = new WeakMap<Proposal, { readonly rules: object; readonly isDrain: boolean }>();

/** The plan of the first drain; the others follow automatically. */
export function askQueue(state: State, { proposal: whole }: PlanDialog, floor: number): Transition {
  const servers = whole.changes.flatMap((change) => drained(change, state) ?? []);
  const [first, ...others] = servers;
  if (first === undefined) return stay(state);
  const short = shortOf(state, first, floor);
  if (short !== null) return stay(say(state, 'warning', `cannot begin: ${short}`));
  const { reason } = whole;
  const queue = { servers: others, floor, now: first.id, ...(reason !== undefined && { reason }) };
  const one = drainOf(state, first, `Drain ${serverKeyText(first.server)}, the first of ${servers.length}`, queue);
  const names = others.map(({ server }) => serverKeyText(server)).join(', ');
  const note = {
    tone: 'plain',
    text: `then ${names}: each when the one before is empty and ${percentText(floor)} of the weights stay in its service; K stops`,
  } as const;
  const shown = { ...one, impact: [...one.impact, note] };
  return stay({ ...state, dialog: planDialog(shown, state.preferences.confirm) });
}

/** The first drain was made: the others wait for it. */
export function queueBegun(state: State, { drainNext }: Proposal, whole: boolean): State {
  if (drainNext === undefined) return state;
  return { ...state, queue: whole && drainNext.servers.length > 0 ? drainNext : null };
}

/** Drains the next server when the one before is empty, gone or enabled again, and its service keeps the floor. */
export function queueDue(state: State): Transition {
  const { queue, busy, live, lock } = state;
  if (queue === null || busy !== null || live.failure !== null || state.dialog !== null) return stay(state);
  if (lock !== null) return stay(say({ ...state, queue: null }, 'warning', `drains stopped: ${lock.reason}`));
  if (!isOver(state, queue)) return stay(state);
  const [next, ...others] = queue.servers;
  if (next === undefined) return stay({ ...state, queue: null });
  const rest = { ...queue, servers: others };
  if (weightOf(state, next) === 0) return queueDue({ ...state, queue: { ...rest, now: next.id } });
  if (weightOf(state, next) === undefined) return queueDue({ ...state, queue: rest });
  if (shortOf(state, next, queue.floor) !== null) return stay(state);
  const step = drainOf(state, next, `Drain ${serverKeyText(next.server)}`, { ...rest, now: next.id });
  return [{ ...state, queue: null, busy: 'draining' }, [{ kind: 'apply', proposal: step }]];
}

/** Servers that drain continue; those that wait keep their weight. */
export function stopQueue(state: State): State {
  const { queue } = state;
  if (queue === null) return state;
  const names = queue.servers.map(({ server }) => serverKeyText(server)).join(', ');
  return say({ ...state, queue: null }, 'plain', `stopped: ${names} keep their weight`);
}

function drained(change: Change, state: State): QueuedServer | null {
  if (change.kind !== 'edit-server' || change.server.weight > 0) return null;
  const { address, port } = change.server;
  const queued = { service: change.service, server: { address, port } };
  const id = serverId(serviceId(change.service), change.server);
  return (weightOf(state, { id, ...queued }) ?? 0) > 0 ? { id, ...queued } : null;
}

function weightOf(state: State, { id }: QueuedServer): number | undefined {
  return serversById(latestObservation(state)).get(id)?.weight;
}

function drainOf(state: State, queued: QueuedServer, title: string, drainNext: DrainQueue): Proposal {
  const shown = latestObservation(state);
  const server = serverIn(latestTable(state), queued.service, queued.server);
  const changes: readonly Change[] =
    server === undefined ? [] : [{ kind: 'edit-server', service: queued.service, server: { ...server, weight: 0 } }];
  const { reason } = drainNext;
  const more = { drainNext, ...(reason !== undefined && { reason }) };
  return proposal(title, planOf(changes, shown, state.source.kernel), shown, 'keys', more);
}
