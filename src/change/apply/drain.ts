import type { Change } from '../../domain/change.ts';
import type { Observation } from '../../domain/observation.ts';
import { type Result, success } from '../../domain/result.ts';
import { serviceKeyText } from '../../domain/service.ts';
import type { Director, DirectorFailure } from '../../ports/director.ts';
import { sameServerKey } from '../../domain/server.ts';
import type { ApplyOptions } from './progress.ts';

const lookEveryMs = 1000;

/** When a server's drain times out, and its number among the drained servers. */
export interface Draining {
  readonly until: number;
  readonly place: number;
  readonly of: number;
}

/** Waits until a quiesced server has neither connections nor templates, until the timeout, or until interrupted. */
export async function drain(
  director: Director,
  { service, server }: Extract<Change, { kind: 'delete-server' }>,
  { until, place, of }: Draining,
  { clock, signal, onEvent }: ApplyOptions,
): Promise<Result<void, DirectorFailure>> {
  for (;;) {
    const observed = await director.observe(signal);
    if (!observed.ok) return observed;
    const load = loadOf(observed.value, service, server);
    const leftMs = Math.max(0, until - clock.now());
    const empty = load.active + load.inactive + load.persistent === 0;
    if (empty || leftMs === 0) {
      onEvent?.({ kind: 'drained', service, server, timedOut: !empty });
      return success(undefined);
    }
    onEvent?.({ kind: 'draining', service, server, ...load, leftMs, place, of });
    await clock.sleep(Math.min(lookEveryMs, leftMs), signal);
    if (signal?.aborted) return success(undefined);
  }
}

type DeleteServer = Extract<Change, { kind: 'delete-server' }>;

/** A server that another user removed in the meantime counts as empty. */
function loadOf(observation: Observation, service: DeleteServer['service'], key: DeleteServer['server']) {
  const text = serviceKeyText(service);
  const found = observation.services.find((each) => serviceKeyText(each.key) === text);
  const server = found?.servers.find((each) => sameServerKey(each, key));
  return { active: server?.active ?? 0, inactive: server?.inactive ?? 0, persistent: server?.persistent ?? 0 };
}
