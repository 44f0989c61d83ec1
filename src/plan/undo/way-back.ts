import { type RealServer, serverKeyText } from '../../domain/server.ts';
import { type Service, serviceKeyText } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';
import { sameServer, sameSettings } from '../diff/equal.ts';

export interface WayBack {
  /** The current table with everything that the change made restored. */
  readonly target: Table;
  /** Names of what the change made but others have changed since, which stays. */
  readonly kept: readonly string[];
}

/** Undoes the change from `before` to `after` in a table that others may have changed since: their changes stay. */
export function wayBack(before: Table, after: Table, now: Table): WayBack {
  const [was, made, is] = [byName(before), byName(after), byName(now)];
  const kept: string[] = [];
  const services = new Map(is);
  for (const name of new Set([...was.keys(), ...made.keys()])) {
    const [old, ours, current] = [was.get(name), made.get(name), is.get(name)];
    const back = serviceBack(name, old, ours, current, kept);
    if (back) services.set(name, back);
    else services.delete(name);
  }
  const timeouts = settingBack(before.timeouts, after.timeouts, now.timeouts);
  const daemons = settingBack(before.daemons, after.daemons, now.daemons);
  if (timeouts === 'kept') kept.push('the timeouts');
  if (daemons === 'kept') kept.push('the daemons');
  return {
    target: {
      services: [...services.values()],
      ...(timeouts && timeouts !== 'kept' && { timeouts }),
      ...(daemons && daemons !== 'kept' && { daemons }),
    },
    kept,
  };
}

function serviceBack(
  name: string,
  old: Service | undefined,
  ours: Service | undefined,
  current: Service | undefined,
  kept: string[],
): Service | undefined {
  if (old && ours) {
    if (!current) {
      if (!sameService(old, ours)) kept.push(name);
      return undefined;
    }
    return changedBack(name, old, ours, current, kept);
  }
  if (old) {
    if (current) kept.push(name);
    return current ?? old;
  }
  if (!ours || !current) return current;
  const mine = new Set(ours.servers.map(serverKeyText));
  const servers = current.servers.filter((server) => !mine.has(serverKeyText(server)));
  if (servers.length === 0) return undefined;
  kept.push(name);
  return { ...current, servers };
}

function changedBack(name: string, old: Service, ours: Service, current: Service, kept: string[]): Service {
  let settings = current;
  if (!sameSettings(old, ours) && !sameSettings(old, current)) {
    if (sameSettings(ours, current)) settings = old;
    else kept.push(name);
  }
  const [was, made] = [serversOf(old), serversOf(ours)];
  const servers = serversOf(current);
  for (const server of new Set([...was.keys(), ...made.keys()])) {
    const [before, mine, now] = [was.get(server), made.get(server), servers.get(server)];
    if (same(before, mine) || same(before, now)) continue;
    if (!same(mine, now) && before) kept.push(`${server} of ${name}`);
    else if (before) servers.set(server, before);
    else servers.delete(server);
  }
  return { ...settings, servers: [...servers.values()] };
}

/** The setting to restore; undefined if the change did not affect it. */
function settingBack<Setting>(
  before: Setting | undefined,
  after: Setting | undefined,
  now: Setting | undefined,
): Setting | 'kept' | undefined {
  const [was, made, is] = [before, after, now].map((each) => JSON.stringify(each));
  if (before === undefined || after === undefined || was === made || is === was) return undefined;
  return is === made ? before : 'kept';
}

function sameService(left: Service, right: Service): boolean {
  return (
    sameSettings(left, right) &&
    left.servers.length === right.servers.length &&
    left.servers.every((server, at) => same(server, right.servers[at]))
  );
}

function same(left: RealServer | undefined, right: RealServer | undefined): boolean {
  return left && right ? sameServer(left, right) : left === right;
}

function byName({ services }: Table): ReadonlyMap<string, Service> {
  return new Map(services.map((service) => [serviceKeyText(service.key), service]));
}

function serversOf({ servers }: Service): Map<string, RealServer> {
  return new Map(servers.map((server) => [serverKeyText(server), server]));
}
