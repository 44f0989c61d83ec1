import type { Change } from '../domain/change.ts';
import { type RealServer, serverKeyText } from '../domain/server.ts';
import { type Service, serviceKeyText } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import { sameServer, sameSettings } from './diff/equal.ts';

/**
 * Which of the changes are in effect, by index: found by comparing the tables before and after. Changes of one thing
 * count up to the last one whose result is visible. Zeroed counters are not visible, and are never counted.
 */
export function stepsMade(before: Table, changes: readonly Change[], after: Table): readonly number[] {
  const made = new Set<number>();
  const [was, is] = [statesOf(before), statesOf(after)];
  for (const [name, moments] of momentsOf(before, changes)) {
    const now = is.get(name);
    if (same(was.get(name), now)) continue;
    const last = moments.findLastIndex(({ state }) => same(state, now));
    for (const { place, own } of moments.slice(0, last + 1)) if (own) made.add(place);
  }
  return [...made].sort((left, right) => left - right);
}

/** The state of a service, a server, the timeouts or a daemon; undefined if it does not exist. */
type State = Service | RealServer | string | undefined;

interface Moment {
  /** The index of the change. */
  readonly place: number;
  readonly state: State;
  /** The change is about this thing itself, not about the service that holds it. */
  readonly own: boolean;
}

/** By the name of the thing: a service, a service and a server on two lines, `timeouts`, or a daemon. */
function momentsOf(before: Table, changes: readonly Change[]): ReadonlyMap<string, readonly Moment[]> {
  const moments = new Map<string, Moment[]>();
  const add = (name: string, moment: Moment) => {
    const list = moments.get(name) ?? [];
    moments.set(name, list);
    list.push(moment);
  };
  const now = new Map(
    before.services.map((service) => [serviceKeyText(service.key), service.servers.map(serverKeyText)]),
  );
  for (const [place, change] of changes.entries()) {
    switch (change.kind) {
      case 'add-service':
      case 'edit-service':
        add(serviceKeyText(change.service.key), { place, state: { ...change.service, servers: [] }, own: true });
        break;
      case 'delete-service': {
        const name = serviceKeyText(change.service);
        add(name, { place, state: undefined, own: true });
        for (const server of now.get(name) ?? []) add(`${name}\n${server}`, { place, state: undefined, own: false });
        break;
      }
      case 'add-server':
      case 'edit-server':
      case 'delete-server': {
        const name = serviceKeyText(change.service);
        const server = serverKeyText(change.server);
        const state = change.kind === 'delete-server' ? undefined : change.server;
        add(`${name}\n${server}`, { place, state, own: true });
        const known = now.get(name) ?? [];
        now.set(name, known);
        known.push(server);
        break;
      }
      case 'set-timeouts':
        add('timeouts', { place, state: timeoutsText(change.timeouts), own: true });
        break;
      case 'start-daemon':
        add(`daemon ${change.daemon.state}`, { place, state: String(change.daemon.syncId), own: true });
        break;
      case 'stop-daemon':
        add(`daemon ${change.state}`, { place, state: undefined, own: true });
        break;
      default:
    }
  }
  return moments;
}

function statesOf({ services, timeouts, daemons }: Table): ReadonlyMap<string, State> {
  const states = new Map<string, State>();
  for (const service of services) {
    const name = serviceKeyText(service.key);
    states.set(name, service);
    for (const server of service.servers) states.set(`${name}\n${serverKeyText(server)}`, server);
  }
  if (timeouts) states.set('timeouts', timeoutsText(timeouts));
  for (const { state, syncId } of daemons ?? []) states.set(`daemon ${state}`, String(syncId));
  return states;
}

function same(left: State, right: State): boolean {
  if (left === undefined || right === undefined) return left === right;
  if (typeof left === 'string' || typeof right === 'string') return left === right;
  if ('key' in left) return 'key' in right && sameSettings(left, right);
  return !('key' in right) && sameServer(left, right);
}

function timeoutsText({
  tcp,
  tcpfin,
  udp,
}: {
  readonly tcp: number;
  readonly tcpfin: number;
  readonly udp: number;
}): string {
  return `${tcp} ${tcpfin} ${udp}`;
}
