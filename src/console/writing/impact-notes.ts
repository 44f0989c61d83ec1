import type { ImpactNote } from '../dialog.ts';
import type { Change } from '../../domain/change.ts';
import type { Observation } from '../../domain/observation.ts';
import { nameOf } from '../../domain/subject.ts';
import { sameServerKey } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { drainOutlook } from '../../live/drain-outlook.ts';
import type { ImpactEffect, Impact } from '../../plan/impact.ts';
import { countsConnections } from '../../plan/impact/counts-connections.ts';
import type { Step } from '../../plan/step.ts';
import { idsOf, type RowId, serverId, serviceId } from '../../live/identity.ts';
import { planSummary } from './change-summary.ts';
import { serversById } from '../rows/servers-by-id.ts';

/**
 * The impact of consecutive steps. What applies to several is said once, with their names; for a single step the name
 * is omitted.
 */
export function impactOf(
  steps: readonly Step[],
  observation: Observation,
): { readonly summary: string; readonly notes: readonly ImpactNote[] } {
  const folded = new Map<string, { readonly note: ImpactNote; readonly subjects: Set<string> }>();
  for (const step of steps) {
    const subject = steps.length > 1 ? nameOf(step.change) : '';
    for (const note of notesOf(step, observation)) {
      let one = folded.get(note.text);
      if (one === undefined) folded.set(note.text, (one = { note, subjects: new Set() }));
      if (subject !== '') one.subjects.add(subject);
    }
  }
  const notes = [...folded.values()].map(({ note, subjects }) => ({ ...note, text: named(subjects) + note.text }));
  return { summary: steps.length > 1 ? planSummary(steps) : '', notes };
}

/** The impact of one step, in the order in which clients feel it. */
export function notesOf({ change, impact }: Step, observation: Observation): readonly ImpactNote[] {
  const notes: ImpactNote[] = [];
  sayEffects(impact, (note) => notes.push(note));
  const left = drainNote(change, observation);
  if (left) notes.push(left);
  const own = ownNote(change, observation, takingServers(observation));
  if (own) notes.push(own);
  return notes;
}

function named(subjects: ReadonlySet<string>): string {
  if (subjects.size === 0) return '';
  const few = [...subjects].slice(0, 3);
  return subjects.size <= 2 ? `${few.join(' and ')}: ` : `${subjects.size} rows: `;
}

function sayEffects(impact: Impact, say: (note: ImpactNote) => void): void {
  sayEffect('new connections', impact.newConnections, say);
  sayEffect('existing connections', impact.existing, say);
  sayEffect('persistent clients', impact.persistence, say);
  if (impact.remapped === undefined || impact.remapped === 0) return;
  const share = Math.round(impact.remapped * 100);
  say({ tone: 'warning', text: `${share} % of the clients move to another server, because the hash changes` });
}

function sayEffect(who: string, { kind, note }: ImpactEffect, say: (note: ImpactNote) => void): void {
  if (note === undefined) return;
  const tone = kind === 'loss' || kind === 'brief-loss' ? 'danger' : 'plain';
  say({ tone, text: `${who}: ${note}` });
}

/** Impact that depends on the rest of the table. */
function ownNote(change: Change, observation: Observation, taking: ReadonlyMap<RowId, number>): ImpactNote | null {
  if (change.kind === 'zero') {
    return { tone: 'plain', text: 'totals and rates restart from 0; connections stay. This cannot be undone' };
  }
  const takesAway = change.kind === 'delete-server' || (change.kind === 'edit-server' && change.server.weight === 0);
  if (!takesAway) return null;
  const id = serviceId(change.service);
  const all = taking.get(id);
  if (all === undefined) return null;
  if (all > 1) return null;
  const own = serversById(observation).get(serverId(id, change.server))?.weight ?? 0;
  if (all - (own > 0 ? 1 : 0) > 0) return null;
  return { tone: 'danger', text: `no other server of ${serviceKeyText(change.service)} takes connections` };
}

/** What is left on a server that is drained, and for how long at most. */
function drainNote(change: Change, observation: Observation): ImpactNote | null {
  if (change.kind !== 'edit-server' || change.server.weight > 0 || !countsConnections(observation)) return null;
  const name = serviceId(change.service);
  const service = observation.services.find(({ key }) => serviceId(key) === name);
  const server = service?.servers.find((one) => sameServerKey(one, change.server));
  if (service === undefined || server === undefined || server.weight === 0) return null;
  const { active, inactive } = server;
  if (active + inactive === 0) return { tone: 'plain', text: 'no connections are left on it' };
  const { idleSeconds } = drainOutlook(service, server, observation.timeouts, {});
  const most = idleSeconds === null ? '' : `; without packets each ends within ${idleSeconds} s`;
  return { tone: 'plain', text: `${active} active and ${inactive} inactive connections stay until they end${most}` };
}

const taking = new WeakMap<Observation, ReadonlyMap<RowId, number>>();

/** How many servers of each service accept connections. Computed once per observation. */
function takingServers(observation: Observation): ReadonlyMap<RowId, number> {
  const known = taking.get(observation);
  if (known !== undefined) return known;
  const ids = idsOf(observation);
  const counts = new Map(
    observation.services.map(({ servers }, place) => [
      ids[place]?.service ?? '',
      servers.filter(({ weight }) => weight > 0).length,
    ]),
  );
  taking.set(observation, counts);
  return counts;
}
