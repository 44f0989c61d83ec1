import { hold, release } from './destination.ts';
import { detach, enter, everyConnection, remove } from './connection-table.ts';
import type { IpvsState } from './ipvs-state.ts';
import { isTemplate, type LiveConnection } from './live-connection.ts';
import { overloadAfterBind, overloadAfterUnbind } from './overload.ts';
import type { Direction } from './states/tcp.ts';
import { protocolStates } from './states/protocol-states.ts';

/** Seconds by which a template is prolonged if its timer ends before the connections that it made. */
const lingering = 60;

/** Counts a new entry at its server and makes it findable. A one-packet connection is counted, but never found. */
export function open(state: IpvsState, connection: LiveConnection, findable = true): void {
  const { server } = connection;
  if (connection.chosenBy) connection.chosenBy.controls++;
  if (server) {
    hold(server);
    if (isTemplate(connection)) server.persistent++;
    else server.inactive++;
    overloadAfterBind(server, isTemplate(connection), state.behaviour);
  }
  if (findable) enter(state.connections, connection);
}

/** Ends an entry, however long its timer had left. */
export function close(state: IpvsState, connection: LiveConnection): void {
  remove(state.connections, connection);
  const { server, chosenBy } = connection;
  if (chosenBy) chosenBy.controls--;
  if (!server) return;
  if (isTemplate(connection)) server.persistent--;
  else if (connection.active) server.active--;
  else server.inactive--;
  overloadAfterUnbind(server, isTemplate(connection), state.behaviour);
  release(server);
}

/** The timer of an entry has ended. */
export function expire(state: IpvsState, connection: LiveConnection): void {
  if (connection.controls > 0) {
    connection.timeout = lingering;
    restartTimer(state, connection);
  } else {
    close(state, connection);
  }
}

/** Ends an entry at the next tick of the kernel's clock; it counts until then. */
export function expireSoon(state: IpvsState, connection: LiveConnection): void {
  connection.expiresAt = state.now;
  connection.firesAt = state.now + tickMs;
  state.connections.timers.start(connection);
}

/** Milliseconds between two ticks at HZ=250. */
const tickMs = 4;

export function restartTimer(state: IpvsState, connection: LiveConnection): void {
  connection.expiresAt = state.now + connection.timeout * 1000;
  connection.firesAt = connection.expiresAt + state.lateness(connection.timeout);
  state.connections.timers.start(connection);
}

/** Keeps a template from being used again. */
export function invalidate(state: IpvsState, template: LiveConnection): void {
  detach(state.connections, template);
}

/** The effect of a packet on the state of its connection and the counts of its server. */
export function changeState(
  state: IpvsState,
  connection: LiveConnection,
  way: 'input' | 'output',
  flags: string,
): void {
  const { protocol } = connection.endpoint;
  if (protocol === 'ip') return;
  const states = protocolStates[protocol];
  let direction: Direction = way;
  if (connection.oneWay) {
    if (way === 'output') connection.oneWay = false;
    else direction = 'input-only';
  }
  const next = states.next(connection.state, direction, flags);
  const assures = protocol === 'udp' ? way === 'output' : next === 'ESTABLISHED' && connection.state !== next;
  if (assures && connection.chosenBy) connection.chosenBy.state = 'ASSURED';
  connection.state = next;
  connection.timeout = states.timeout(next, state.timeouts);
  const active = states.active(next);
  if (active === connection.active || !connection.server) return;
  connection.active = active;
  const step = active ? 1 : -1;
  connection.server.active += step;
  connection.server.inactive -= step;
}

/** With `expire_nodest_conn`: the connections of deleted servers end at once, and the templates that made them. */
export function closeOrphans(state: IpvsState): void {
  const orphans = [...everyConnection(state.connections)].filter(({ server }) => server && !server.available);
  for (const connection of orphans) {
    if (connection.controls > 0) continue;
    close(state, connection);
    const { chosenBy } = connection;
    if (chosenBy?.controls === 0 && chosenBy.slot !== -1) close(state, chosenBy);
  }
}
