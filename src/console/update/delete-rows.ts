import type { Change } from '../../domain/change.ts';
import type { Service } from '../../domain/service.ts';
import { serviceName } from '../columns/service-name.ts';
import type { Transition } from '../effect.ts';
import { chosenTreeRows } from '../selectors.ts';
import type { State } from '../state.ts';
import { propose } from './propose.ts';
import { rowsNamed } from './row-words.ts';

export function askDelete(state: State): Transition {
  const rows = chosenTreeRows(state);
  const services = new Set(
    rows.filter(({ kind }) => kind === 'service').map(({ service }) => serviceName(service.key)),
  );
  const changes = rows.flatMap((row): readonly Change[] => {
    if (row.kind === 'service') return [{ kind: 'delete-service', service: row.service.key }];
    if (services.has(serviceName(row.service.key))) return [];
    return [
      {
        kind: 'delete-server',
        service: row.service.key,
        server: { address: row.server.address, port: row.server.port },
      },
    ];
  });
  return propose(state, `Delete ${rowsNamed(rows)}`, changes);
}

/** The counters of the selected services. */
export function askZero(state: State): Transition {
  const services = new Map<string, Service['key']>();
  for (const { service } of chosenTreeRows(state)) services.set(serviceName(service.key), service.key);
  const changes = [...services.values()].map((service): Change => ({ kind: 'zero', service }));
  return propose(state, `Zero the counters of ${[...services.keys()].slice(0, 3).join(', ')}`, changes);
}
