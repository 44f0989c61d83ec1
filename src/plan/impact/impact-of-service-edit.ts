import type { Service, ServiceSettings } from '../../domain/service.ts';
import { briefLoss, changed, type ImpactEffect, type Impact, loss, unchanged } from '../impact.ts';

/** The impact of `-E`: connections and servers always stay. */
export function impactOfServiceEdit(before: Service, after: ServiceSettings): Impact {
  return {
    newConnections: newConnections(before, after),
    existing:
      before.onePacket === after.onePacket
        ? unchanged
        : changed('entries of UDP clients expire; new datagrams are scheduled one by one'),
    persistence: persistence(before, after),
  };
}

/** Between unbinding the old scheduler and binding the new one, the kernel waits for every reader of the table. */
function newConnections(before: Service, after: ServiceSettings): ImpactEffect {
  if (after.scheduler === 'none') return loss('refused: no scheduler');
  if (before.scheduler !== after.scheduler) {
    return briefLoss('connections that arrive within about 12 ms, while the scheduler is replaced, are refused');
  }
  if (before.flags !== after.flags) return changed('scheduled by the new flags');
  if (before.onePacket !== after.onePacket) return changed('scheduled by the new setting');
  return unchanged;
}

function persistence(before: Service, after: ServiceSettings): ImpactEffect {
  const [was, is] = [before.persistence, after.persistence];
  if (was === null && is === null) return unchanged;
  if (was === null) return changed('clients are remembered from now on');
  if (is === null) return changed('known clients are scheduled again; their templates expire unused');
  if (before.engine !== after.engine) return changed('known clients are matched by another key and scheduled again');
  if (was.netmask !== is.netmask) {
    return changed('clients are matched by the new netmask, so known ones may move to another server');
  }
  if (was.timeout !== is.timeout) return changed('known clients keep the old timeout, new ones get the new one');
  return unchanged;
}
