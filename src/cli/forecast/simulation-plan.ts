import type { Family } from '../../domain/address.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { type ClientSource, drawnClients, loggedClients, readClients } from '../../forecast/client.ts';
import { type Prefix, readPrefix, spreadPopulation, usualPrefix } from '../../forecast/population.ts';
import { behaviourOf, knownVersions } from '../../kernel/behaviour.ts';
import { debianSchedulers, type IpvsOptions } from '../../kernel/options.ts';
import type { Problem } from '../../report/problem.ts';
import { noClients, notAClient, notMeasured } from '../../report/problems/forecast-problems.ts';
import { badValue } from '../../report/problems/option-problems.ts';
import { complain } from '../complain.ts';
import { readCount } from '../read-count.ts';
import { readInput } from '../read-input.ts';
import type { World } from '../world.ts';

/** The kernel to behave like. A version that was not measured is taken for the nearest one that was, and that is said. */
export function machineOf(version: string | undefined, world: Pick<World, 'complain'>): Result<IpvsOptions, Problem> {
  const schedulers = [...debianSchedulers, 'twos'];
  if (version === undefined) return success({ schedulers });
  const behaviour = behaviourOf(version);
  if (behaviour) return success({ schedulers, behaviour });
  if (!/^\d+\.\d+/.test(version)) return failure(badValue('kernel', version, { kind: 'kernel-version' }));
  const { first, last } = measured;
  const isOlder = Number.parseInt(version, 10) < Number.parseInt(first.from, 10);
  const nearest = isOlder ? first : last;
  complain(world, notMeasured(version, nearest.from));
  return success({ schedulers, behaviour: nearest.has });
}

const measured = { first: knownVersions[0], last: knownVersions[1] };

/** The clients, and the number of sessions in a log. */
export interface Clients {
  readonly of: (family: Family) => ClientSource | null;
  readonly logged: number | null;
}

export async function readClientOptions(
  options: { readonly list: string | undefined; readonly from: readonly string[]; readonly clients: string },
  world: World,
): Promise<Result<Clients, Problem>> {
  if (options.list !== undefined) return logOf(options.list, world);
  const size = readCount('clients', options.clients, 1);
  if (!size.ok) return size;
  const prefixes: Prefix[] = [];
  for (const text of options.from) {
    const prefix = readPrefix(text);
    if (!prefix.ok) return failure(badValue('from', text, { kind: 'other', why: prefix.failure }));
    prefixes.push(prefix.value);
  }
  const source = (family: Family): ClientSource | null => {
    const named = prefixes.filter((prefix) => prefix.family === family);
    if (named.length === 0 && prefixes.length > 0) return null;
    return drawnClients(spreadPopulation(named.length > 0 ? named : [usualPrefix(family)], size.value));
  };
  const sources = { inet: source('inet'), inet6: source('inet6') };
  return success({ of: (family) => sources[family], logged: null });
}

async function logOf(path: string, world: World): Promise<Result<Clients, Problem>> {
  const text = await readInput(world, path);
  if (!text.ok) return text;
  const read = readClients(text.value);
  if (!read.ok) return failure(notAClient(path, read.failure));
  if (read.value.length === 0) return failure(noClients(path));
  const source = (family: Family): ClientSource | null => {
    const log = read.value.filter((client) => client.family === family);
    return log.length > 0 ? loggedClients(log) : null;
  };
  const sources = { inet: source('inet'), inet6: source('inet6') };
  return success({ of: (family) => sources[family], logged: read.value.length });
}
