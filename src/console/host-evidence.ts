import type { RoleEvidence } from '../change/rollout/director-role.ts';

/** What a host tells of the role of its director, beside the sync daemons of its table. */
export type HostEvidence = Pick<RoleEvidence, 'addresses'>;
