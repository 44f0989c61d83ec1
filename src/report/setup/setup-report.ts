import type { HostRole } from '../../doctor/scene.ts';
import type { SetupNote, SetupStep } from '../../setup/setup-plan.ts';
import { unreachable } from '../../domain/unreachable.ts';

/** What setup would do on a host, or has done. */
export interface SetupReport {
  readonly host: string;
  readonly role: HostRole;
  readonly steps: readonly SetupStep[];
  readonly notes: readonly SetupNote[];
  /** They are done already. */
  readonly isApplied: boolean;
}

export function setupNoteText(note: SetupNote): string {
  switch (note.kind) {
    case 'networkd':
      return `systemd-networkd removes addresses that it does not know from ${note.device} when it is configured again; --format networkd makes the address its own`;
    case 'segments':
      return `full segments for ${note.vip} may not fit into the tunnel: let the default route announce smaller ones (advmss); doctor on the director says how small`;
    case 'marks':
      return `the rules do not say which addresses have the ${note.marks.length === 1 ? 'firewall mark' : 'firewall marks'} ${note.marks.join(', ')}: name them with --vip where they are not set up for another service`;
    default:
      return unreachable(note);
  }
}

/** How the roles are named in sentences. */
export const roleWords = { director: 'director', realserver: 'real server' } as const satisfies Record<
  HostRole,
  string
>;
