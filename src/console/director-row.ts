import type { DirectorRole } from '../change/rollout/director-role.ts';
import type { VrrpState } from '../domain/host/vrrp-state.ts';
import type { Observation } from '../domain/observation.ts';
import type { RowId } from '../live/identity.ts';

/** A director of the directors view; the first one is the one that the other views show. */
export interface DirectorRow {
  readonly kind: 'director';
  readonly id: RowId;
  readonly spec: string;
  readonly isFirst: boolean;
  readonly state: 'live' | 'stale' | 'no answer' | 'reading';
  /** Why it does not answer; empty if it does. */
  readonly reason: string;
  readonly role: DirectorRole;
  /** How many of the virtual addresses its host has; null if that is not known. */
  readonly addresses: { readonly own: number; readonly of: number } | null;
  /** What keepalived said about its instances of VRRP; null if that is not known. */
  readonly vrrp: readonly VrrpState[] | null;
  /** Its last table; null before the first. */
  readonly observation: Observation | null;
  /** How it differs from the first director; null while one of both is unknown. */
  readonly differences: readonly string[] | null;
}
