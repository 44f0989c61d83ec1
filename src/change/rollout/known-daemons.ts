import type { Observation } from '../../domain/observation.ts';
import type { SyncDaemon } from '../../domain/table.ts';

/** The sync daemons that run, where the director can tell. */
export function knownDaemons({ daemons, unknown }: Observation): readonly SyncDaemon[] | undefined {
  return unknown.includes('daemons') ? undefined : daemons;
}
