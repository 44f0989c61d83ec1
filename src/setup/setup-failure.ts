import type { FileFailure } from '../ports/files.ts';
import type { HostFailure } from '../ports/host.ts';

/** Why a host could not be set up, or restored, at all. */
export type SetupFailure =
  | { readonly kind: 'host'; readonly failure: HostFailure }
  | { readonly kind: 'unread'; readonly group: string; readonly why: string }
  | { readonly kind: 'record'; readonly path: string; readonly why: string };

export function recordFailure({ path, reason }: FileFailure): SetupFailure {
  return { kind: 'record', path, why: reason };
}
