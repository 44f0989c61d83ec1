import type { Family } from '../../domain/address.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { type ClientSource, drawnClients, loggedClients, readClients } from '../../forecast/client.ts';
import { readDuration } from '../../forecast/duration.ts';
import { type Prefix, readPrefix, spreadPopulation, usualPrefix } from '../../forecast/population.ts';
import { behaviourOf, knownVersions } from '../../kernel/behaviour.ts';
import { debianSchedulers, type IpvsOptions } from '../../kernel/options.ts';
import type { Problem } from '../../report/problem.ts';
import { readInput } from '../read-input.ts';
import type { World } from '../world.ts';

/** A numeric option: a whole number with a minimum. */
export function readCount(name: string, text: string, least: number): Result<number, Problem> {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= least) return success(value);
  return failure({ what: `--${name} ${text}`, why: `expected a whole number from ${least}` });
}

export function readTime(name: string, text: string): Result<number, Problem> {
  const value = readDuration(text);
  if (value !== null && value > 0) return success(value);
  return failure({ what: `--${name} ${text}`, why: 'expected a time such as 500ms, 90s, 10m or 1h' });
}

/** The kernel version to imitate. A version that was never measured is unknown, never guessed. */
export function machineOf(version: string | undefined): Result<IpvsOptions, Problem> {
  const schedulers = [...debianSchedulers, 'twos'];
  if (version === undefined) return success({ schedulers });
  const behaviour = behaviourOf(version);
  if (behaviour) return success({ schedulers, behaviour });
  const known = knownVersions.map(({ from, before }) => `${from} up to ${before}`).join(', ');
  return failure({
    what: `--kernel ${version}`,
    why: 'how this version counts connections is not known',
    remedy: `known are ${known}`,
  });
}

/** Who the clients are, and how many sessions a log names. */
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
    if (!prefix.ok) return failure({ what: `--from ${text}`, why: prefix.failure });
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
  if (!read.ok) {
    const { line, expected } = read.failure;
    return failure({ what: 'not a client', where: `${path}:${line}`, why: `expected ${expected}` });
  }
  if (read.value.length === 0) return failure({ what: 'there are no clients', where: path });
  const source = (family: Family): ClientSource | null => {
    const log = read.value.filter((client) => client.family === family);
    return log.length > 0 ? loggedClients(log) : null;
  };
  const sources = { inet: source('inet'), inet6: source('inet6') };
  return success({ of: (family) => sources[family], logged: read.value.length });
}
