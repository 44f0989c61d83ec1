import { hashSchedulers } from '../../domain/schedulers.ts';
import { type ServerKey, serverKeyText } from '../../domain/server.ts';
import type { Service } from '../../domain/service.ts';
import type { Reorder } from './table-diff.ts';

export function reorder(before: Service, after: Service): Reorder | null {
  const reached = reachedOrder(before.servers, after.servers);
  const wanted = after.servers;
  if (reached.every((server, at) => server === wanted[at])) return null;
  return { matters: hashSchedulers.has(after.scheduler) ? 'hash' : 'ties', reached, wanted };
}

/** The servers to remove and add again, in this order: everything after the longest prefix that is already in order. */
export function toAddAgain({ reached, wanted }: Reorder): readonly ServerKey[] {
  let kept = 0;
  for (const server of reached) {
    const next = wanted[kept];
    if (next !== undefined && serverKeyText(next) === serverKeyText(server)) kept++;
  }
  return wanted.slice(kept);
}

function reachedOrder<Server extends ServerKey>(
  before: readonly ServerKey[],
  after: readonly Server[],
): readonly Server[] {
  const rest = new Map(after.map((server) => [serverKeyText(server), server]));
  const kept: Server[] = [];
  for (const server of before) {
    const text = serverKeyText(server);
    const stays = rest.get(text);
    if (stays === undefined) continue;
    kept.push(stays);
    rest.delete(text);
  }
  return [...kept, ...rest.values()];
}
