import type { SyncDaemon } from '../../domain/table.ts';

/** What a director does in its pair: it sends connections to the others, receives them, or both. */
export type DirectorRole = 'master' | 'backup' | 'both' | 'unknown';

/** What tells the role of a director; what is not known is absent. */
export interface RoleEvidence {
  readonly daemons?: readonly Pick<SyncDaemon, 'state'>[];
  /** How many of the virtual addresses of its services are its own at the moment. */
  readonly addresses?: { readonly own: number; readonly of: number };
}

/**
 * The sync daemons decide where they run one way only: a connection reaches the backup through them. Where both run, or
 * none, clients arrive at the director that has the virtual addresses.
 */
export function roleOf({ daemons = [], addresses }: RoleEvidence): DirectorRole {
  const states = new Set(daemons.map(({ state }) => state));
  if (states.size === 1) return states.has('master') ? 'master' : 'backup';
  if (addresses !== undefined && addresses.of > 0) {
    if (addresses.own === 0) return 'backup';
    return addresses.own === addresses.of ? 'master' : 'both';
  }
  return states.size === 2 ? 'both' : 'unknown';
}
