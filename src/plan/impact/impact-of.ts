import type { Change } from '../../domain/change.ts';
import type { RealServer } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { unreachable } from '../../domain/unreachable.ts';
import {
  briefLoss,
  changed,
  type Circumstances,
  type Effect,
  harmless,
  type Impact,
  loss,
  othersServe,
  serverBefore,
  unchanged,
} from './impact.ts';
import { cutConnections } from './cut.ts';
import { shareOfNewcomer } from './newcomer.ts';
import { impactOfServerEdit } from './impact-of-server-edit.ts';
import { impactOfServiceEdit } from './impact-of-service-edit.ts';
import { whoIsRefused } from './who-is-refused.ts';

/** What a change does to new connections, to existing ones and to remembered clients, on Linux 6.1. */
export function impactOf(change: Change, circumstances: Circumstances): Impact {
  const impact = byKind(change, circumstances);
  if (impact.newConnections.kind === 'loss') return impact;
  const refused = whoIsRefused(change, circumstances);
  return refused === null ? impact : { ...impact, newConnections: loss(refused) };
}

function byKind(change: Change, circumstances: Circumstances): Impact {
  const { service, connections, behind, remap, refused, next } = circumstances;
  const figures = {
    ...(connections && { connections }),
    ...(remap && { remapped: remap.moved }),
    ...(refused !== undefined && { refused }),
    ...(next !== undefined && next !== Infinity && { nextConnections: next }),
  };
  const cut = () => cutConnections(service, { ...circumstances, othersServe: othersServe(circumstances, change) });
  switch (change.kind) {
    case 'add-service':
      return { ...harmless, ...takenFromOthers(circumstances) };
    case 'edit-service':
      return service ? { ...impactOfServiceEdit(service, change.service), ...figures } : harmless;
    case 'delete-service':
      return {
        ...figures,
        newConnections: behind ? changed(`taken by ${serviceKeyText(behind.key)}`) : loss('refused'),
        existing: cutConnections(service, { ...circumstances, othersServe: behind !== undefined }),
        persistence: service?.persistence ? loss('clients are forgotten') : unchanged,
      };
    case 'add-server':
      return { ...harmless, ...figures, newConnections: added(change.server, circumstances) };
    case 'edit-server': {
      const before = circumstances.before ?? serverBefore(service, change);
      if (!service || !before) return harmless;
      const others = othersServe({ ...circumstances, before }, change);
      return {
        ...impactOfServerEdit(service, before, change.server, { ...circumstances, othersServe: others }),
        ...figures,
      };
    }
    case 'delete-server':
      return {
        ...figures,
        newConnections: withoutServer(circumstances, change),
        existing: cut(),
        persistence: service?.persistence ? changed('its known clients are given another server') : unchanged,
      };
    case 'flush':
      return {
        newConnections: loss('refused'),
        existing: cutConnections(undefined, { ...circumstances, othersServe: false }),
        persistence: loss('clients are forgotten'),
      };
    case 'set-timeouts':
      return { ...harmless, existing: changed('the new timeouts apply to each from its next packet on') };
    case 'zero':
    case 'start-daemon':
      return harmless;
    case 'stop-daemon':
      return { ...harmless, existing: changed('no longer told to, or learned from, the other director') };
    default:
      return unreachable(change);
  }
}

function takenFromOthers({ behind, marksServed }: Circumstances): Partial<Impact> {
  if (behind) {
    const name = serviceKeyText(behind.key);
    return {
      newConnections: briefLoss(`taken from ${name} at once, and refused until the first server is added`),
      ...(behind.persistence && { persistence: changed(`clients that ${name} remembers are scheduled again`) }),
    };
  }
  if (!marksServed) return { newConnections: changed('served as soon as the first server is added') };
  const from = 'packets with this mark are taken from the services of their addresses at once';
  return { newConnections: briefLoss(`${from}, and refused until the first server is added`) };
}

/** Under a scheduler that does not hash, a server of weight 0 had no new connections to lose. */
function withoutServer(circumstances: Circumstances, change: Change): Effect {
  const gone = circumstances.before ?? serverBefore(circumstances.service, change);
  if (gone?.weight === 0 && !circumstances.remap) return unchanged;
  return othersServe(circumstances, change)
    ? changed('go to the other servers')
    : loss('refused: no other server has a weight');
}

function added(server: RealServer, circumstances: Circumstances): Effect {
  if (server.weight > 0) return shareOfNewcomer(server, circumstances);
  return circumstances.remap?.moved ? changed('its place in the hash table takes clients from the others') : unchanged;
}
