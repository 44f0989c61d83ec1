import type { RoleEvidence } from '../change/rollout/director-role.ts';
import type { VrrpState } from '../domain/host/vrrp-state.ts';

/** What a host shows of the role of its director, besides the sync daemons of its table. What is not known is absent. */
export type HostEvidence = Pick<RoleEvidence, 'addresses'> & { readonly vrrp?: readonly VrrpState[] };
