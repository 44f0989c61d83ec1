import type { World } from '../world.ts';
import { printableJson } from '../../domain/printable-json.ts';

/** What `watch` reports, one JSON object per line. */
export type WatchEvent =
  | { readonly event: 'started' | 'stopped' | 'changed'; readonly paths: readonly string[] }
  /** The files were not accepted; the last good ones stay in force. */
  | { readonly event: 'refused'; readonly why: readonly string[] }
  | { readonly event: 'unchanged'; readonly fingerprint: string }
  | { readonly event: 'applied'; readonly fingerprint: string; readonly commands: readonly string[] }
  | { readonly event: 'failed'; readonly commands: readonly string[] }
  /** The files are in force, but for what others have in the table: the lines that would remove it. */
  | { readonly event: 'kept'; readonly commands: readonly string[]; readonly why: string }
  /** The table was changed by hand: the lines that would bring it back. */
  | { readonly event: 'drift'; readonly commands: readonly string[] }
  | { readonly event: 'director-away'; readonly why: string }
  | { readonly event: 'director-back' };

export function tellEvent(event: WatchEvent, world: World): void {
  const line = { version: 1, at: new Date(world.clock.now()).toISOString(), ...event };
  void world.print(`${printableJson(line)}\n`);
}
