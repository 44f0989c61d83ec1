import { clearsBelow } from '../domain/clears-below.ts';
import type { RealServer } from '../domain/server.ts';
import type { Behaviour } from './behaviour.ts';
import type { Destination } from './destination.ts';

/** After the server got a connection or a template. */
export function overloadAfterBind(server: Destination, isTemplate: boolean, { exactOverload }: Behaviour): void {
  const { upper } = server.settings;
  if (upper === 0 || (exactOverload && isTemplate)) return;
  const total = server.active + server.inactive;
  if (exactOverload ? total === upper : total >= upper) server.overloaded = true;
}

/** After a connection or a template of the server has ended. */
export function overloadAfterUnbind(server: Destination, isTemplate: boolean, { exactOverload }: Behaviour): void {
  if (exactOverload && isTemplate) return;
  const { upper, lower } = server.settings;
  const total = server.active + server.inactive;
  if (exactOverload) {
    if (total === clearsBelow(server.settings) - 1) server.overloaded = false;
  } else if (upper === 0 || (lower > 0 ? total < lower : total * 4 < upper * 3)) {
    server.overloaded = false;
  }
}

/** After the thresholds were edited; `before` is the upper one until then. */
export function overloadAfterEdit(server: Destination, before: number, { exactOverload }: Behaviour): void {
  const { upper } = server.settings;
  if (!exactOverload) {
    if (before === 0 || before > upper) server.overloaded = false;
    return;
  }
  const total = server.active + server.inactive;
  if (upper === 0 || total < clearsBelow(server.settings)) server.overloaded = false;
  else if (total >= upper) server.overloaded = true;
}

/** Whether a server with this many connections, active and inactive, has reached its upper threshold. */
export function overloadedAt({ upper }: Pick<RealServer, 'upper'>, connections: number): boolean {
  return upper > 0 && connections >= upper;
}
