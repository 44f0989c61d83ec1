import type { Change } from '../../domain/change.ts';
import type { RealServer } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { unreachable } from '../../domain/unreachable.ts';
import {
  briefLoss,
  changed,
  type Circumstances,
  type ImpactEffect,
  harmless,
  type Impact,
  loss,
  othersServe,
  serverBefore,
  unchanged,
} from '../impact.ts';
import { cutConnections } from './cut.ts';
import { shareOfNewcomer } from './newcomer.ts';
import { impactOfServerEdit } from './impact-of-server-edit.ts';
import { impactOfServiceEdit } from './impact-of-service-edit.ts';
import { whoIsRefused } from './who-is-refused.ts';

/** The impact of a change on new connections, existing ones and remembered clients, on Linux 6.1. */
export function impactOf(change: Change, circumstances: Circumstances): Impact {
  const impact = byKind(change, circumstances);
  if (impact.newConnections.kind === 'loss') return impact;
  const refused = whoIsRefused(change, circumstances);
  return refused === null ? impact : { ...impact, newConnections: loss(refused) };
}

function byKind(change: Change, circumstances: Circumstances): Impact {
  const { service, behind } = circumstances;
  switch (change.kind) {
    case 'add-service':
      return { ...harmless, ...takenFromOthers(circumstances) };
    case 'edit-service':
      return service ? withFigures(impactOfServiceEdit(service, change.service), circumstances) : harmless;
    case 'delete-service':
      return withFigures(
        {
          newConnections: behind ? changed(`taken by ${serviceKeyText(behind.key)}`) : loss('refused'),
          existing: cutConnections(service, circumstances, behind !== undefined),
          persistence: service?.persistence ? loss('clients are forgotten') : unchanged,
        },
        circumstances,
      );
    case 'add-server':
      return withFigures({ ...harmless, newConnections: added(change.server, circumstances) }, circumstances);
    case 'edit-server': {
      const before = circumstances.before ?? serverBefore(service, change);
      if (!service || !before) return harmless;
      return withFigures(impactOfServerEdit(service, before, change.server, circumstances), circumstances);
    }
    case 'delete-server':
      return withFigures(
        {
          newConnections: withoutServer(circumstances, change),
          existing: cutConnections(service, circumstances, othersServe(circumstances, change)),
          persistence: service?.persistence ? changed('its known clients get another server') : unchanged,
        },
        circumstances,
      );
    case 'flush':
      return {
        newConnections: loss('refused'),
        existing: cutConnections(undefined, circumstances, false),
        persistence: loss('clients are forgotten'),
      };
    case 'set-timeouts':
      return { ...harmless, existing: changed('the new timeouts apply to each from its next packet on') };
    case 'zero':
    case 'start-daemon':
      return harmless;
    case 'stop-daemon':
      return { ...harmless, existing: changed('no longer synchronised with the other director') };
    default:
      return unreachable(change);
  }
}

/** Adds what was counted; a figure that is not known is absent. */
function withFigures(effects: Impact, { connections, remap, refused, next }: Circumstances): Impact {
  const { newConnections, existing, persistence } = effects;
  const impact = connections
    ? { newConnections, existing, persistence, connections }
    : { newConnections, existing, persistence };
  const foretold = next !== undefined && next !== Infinity;
  if (!remap && refused === undefined && !foretold) return impact;
  return {
    ...impact,
    ...(remap && { remapped: remap.moved }),
    ...(refused !== undefined && { refused }),
    ...(foretold && { nextConnections: next }),
  };
}

function takenFromOthers({ behind, marksServed }: Circumstances): Partial<Impact> {
  if (behind) {
    const name = serviceKeyText(behind.key);
    return {
      newConnections: briefLoss(`taken over from ${name} at once, and refused until the first server is added`),
      ...(behind.persistence && { persistence: changed(`clients that ${name} remembers are scheduled again`) }),
    };
  }
  if (!marksServed) return { newConnections: changed('served as soon as the first server is added') };
  const from = 'packets with this mark leave the services of their addresses at once';
  return { newConnections: briefLoss(`${from}, and refused until the first server is added`) };
}

/** Under a scheduler that does not hash, a server of weight 0 has no new connections to lose. */
function withoutServer(circumstances: Circumstances, change: Change): ImpactEffect {
  const gone = circumstances.before ?? serverBefore(circumstances.service, change);
  if (gone?.weight === 0 && !circumstances.remap) return unchanged;
  return othersServe(circumstances, change)
    ? changed('go to the other servers')
    : loss('refused: no other server has a weight');
}

function added(server: RealServer, circumstances: Circumstances): ImpactEffect {
  if (server.weight > 0) return shareOfNewcomer(server, circumstances);
  return circumstances.remap?.moved ? changed('its place in the hash table takes clients from the others') : unchanged;
}
