import type { Change } from '../../domain/change.ts';
import type { Observation } from '../../domain/observation.ts';
import { serverKeyText } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import type { Effect, Impact } from '../../plan/impact/impact.ts';
import type { Draft } from '../../plan/step.ts';
import { withImpact } from '../../plan/impact/with-impact.ts';
import { serviceIn } from './lookup.ts';

/** What a change does to clients, as something to read before it is made. */
export interface ImpactNote {
  readonly tone: 'plain' | 'warning' | 'danger';
  readonly text: string;
}

/** The impact of changes made one after the other, each told once; of one change alone nobody needs to be told whose it is. */
export function impactNotes(changes: readonly Change[], observation: Observation): readonly ImpactNote[] {
  const drafts = changes.map((change): Draft => ({ change, kind: change.kind, phase: 'give', reason: '' }));
  const steps = withImpact(drafts, observation);
  const notes = steps.flatMap(({ change, impact }) => {
    const subject = changes.length > 1 ? subjectOf(change) : '';
    return [...notesOf(subject, impact), ...ownNotes(change, observation)];
  });
  const once = new Map(notes.map((note) => [note.text, note]));
  return [...once.values()];
}

function notesOf(subject: string, impact: Impact): readonly ImpactNote[] {
  const parts: readonly (readonly [string, Effect])[] = [
    ['new connections', impact.newConnections],
    ['existing connections', impact.existing],
    ['persistent clients', impact.persistence],
  ];
  const notes = parts.flatMap(([who, { kind, note }]): readonly ImpactNote[] => {
    if (note === undefined) return [];
    const tone = kind === 'loss' || kind === 'brief-loss' ? 'danger' : 'plain';
    return [{ tone, text: `${subject}${who}: ${note}` }];
  });
  if (impact.remapped === undefined || impact.remapped === 0) return notes;
  const share = Math.round(impact.remapped * 100);
  return [
    ...notes,
    { tone: 'warning', text: `${subject}${share} % of the clients are given another server by the hash` },
  ];
}

/** What the table knows and the change alone does not tell. */
function ownNotes(change: Change, observation: Observation): readonly ImpactNote[] {
  if (change.kind === 'zero') {
    return [{ tone: 'plain', text: 'totals and rates start from nothing; connections stay. It cannot be taken back' }];
  }
  const takesAway = change.kind === 'delete-server' || (change.kind === 'edit-server' && change.server.weight === 0);
  if (!takesAway) return [];
  const service = serviceIn(observation, change.service);
  const left = service?.servers.some(
    (server) => server.weight > 0 && serverKeyText(server) !== serverKeyText(change.server),
  );
  if (service === undefined || left) return [];
  return [{ tone: 'danger', text: `no other server of ${serviceKeyText(service.key)} takes connections` }];
}

function subjectOf(change: Change): string {
  switch (change.kind) {
    case 'add-server':
    case 'edit-server':
    case 'delete-server':
      return `${serverKeyText(change.server)}: `;
    case 'add-service':
    case 'edit-service':
      return `${serviceKeyText(change.service.key)}: `;
    case 'delete-service':
      return `${serviceKeyText(change.service)}: `;
    default:
      return '';
  }
}
