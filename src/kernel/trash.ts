import { serverKeyText, type ServerKey } from '../domain/server.ts';
import { type ServiceKey, serviceKeyText } from '../domain/service.ts';
import type { Destination } from './destination.ts';

/**
 * Deleted servers. One stays while anything refers to it and for two to three minutes more; if it is added again in
 * this time, it returns with its connections.
 */
export type Trash = Map<string, { readonly server: Destination; idleSince: number | null }>;

const keptIdleMs = 120_000;

export function trash(): Trash {
  return new Map();
}

export function discard(trash: Trash, server: Destination, idleSince: number | null = null): void {
  trash.set(trashKey(server.service.key, server), { server, idleSince });
}

/** Restores the server that was deleted under this name. */
export function takeBack(trash: Trash, service: ServiceKey, key: ServerKey): Destination | null {
  if (trash.size === 0) return null;
  const text = trashKey(service, key);
  const found = trash.get(text);
  trash.delete(text);
  return found?.server ?? null;
}

/** Runs every minute. */
export function sweep(trash: Trash, now: number): void {
  for (const [key, kept] of trash) {
    if (kept.server.references > 0) continue;
    if (kept.idleSince === null) kept.idleSince = now;
    else if (now - kept.idleSince >= keptIdleMs) trash.delete(key);
  }
}

function trashKey(service: ServiceKey, server: ServerKey): string {
  return `${serviceKeyText(service)} ${serverKeyText(server)}`;
}
