import type { Family } from '../../domain/address.ts';
import type { Route, RoutingRule } from '../../domain/host/facts.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { CommandRun, HostCommand } from '../../ports/host.ts';
import { type JsonRow, jsonRows } from '../answers.ts';
import type { FactReader } from '../fact-reader.ts';

export const routes: FactReader<readonly Route[]> = {
  commands: () => [
    ['ip', '-j', '-d', '-4', 'route', 'show', 'table', 'all'],
    ['ip', '-j', '-d', '-6', 'route', 'show', 'table', 'all'],
  ],
  read: (runs) => ofFamilies(runs, routeOf),
};

export const routingRules: FactReader<readonly RoutingRule[]> = {
  commands: (): readonly HostCommand[] => [
    ['ip', '-j', '-4', 'rule', 'show'],
    ['ip', '-j', '-6', 'rule', 'show'],
  ],
  read: (runs) => ofFamilies(runs, ruleOf),
};

/** A kernel without IPv6 has no output for the second command; without the first nothing is known. */
function ofFamilies<Value>(
  [ipv4, ipv6]: readonly CommandRun[],
  of: (row: JsonRow, family: Family) => Value,
): Result<readonly Value[], string> {
  const [first, second] = [jsonRows(ipv4, 'ip'), jsonRows(ipv6, 'ip')];
  if (!first.ok) return failure(first.failure);
  const rest = second.ok ? second.value : [];
  return success([...first.value.map((row) => of(row, 'inet')), ...rest.map((row) => of(row, 'inet6'))]);
}

function routeOf(row: JsonRow, family: Family): Route {
  const gateway = row.text('gateway') ?? row.row('via').text('host') ?? row.rows('nexthops')[0]?.text('gateway');
  const device = row.text('dev') ?? row.rows('nexthops')[0]?.text('dev');
  const source = row.text('prefsrc');
  const metric = row.number('metric');
  const protocol = row.text('protocol');
  const [metrics] = row.rows('metrics');
  const mtu = metrics?.number('mtu');
  const mss = metrics?.number('advmss');
  return {
    family,
    table: row.text('table') ?? 'main',
    type: row.text('type') ?? 'unicast',
    destination: row.text('dst') ?? 'default',
    ...(gateway !== undefined && { gateway }),
    ...(device !== undefined && { device }),
    ...(source !== undefined && { source }),
    ...(metric !== undefined && { metric }),
    ...(protocol !== undefined && { protocol }),
    ...(mtu !== undefined && { mtu }),
    ...(mss !== undefined && { advertisedMss: mss }),
  };
}

const conditions = ['iif', 'oif', 'tos', 'ipproto', 'sport', 'dport', 'uidrange', 'l3mdev', 'not', 'tun_id'];

function ruleOf(row: JsonRow, family: Family): RoutingRule {
  const mark = row.text('fwmark');
  const mask = row.text('fwmask');
  const from = row.text('src') ?? 'all';
  const length = row.number('srclen');
  const [to, toLength] = [row.text('dst'), row.number('dstlen')];
  return {
    family,
    priority: row.number('priority') ?? 0,
    table: row.text('table') ?? row.text('action') ?? 'main',
    ...(mark !== undefined && { mark: Number(mark) }),
    ...(mask !== undefined && { markMask: Number(mask) }),
    ...(from !== 'all' && { source: length === undefined ? from : `${from}/${length}` }),
    ...(to !== undefined && { destination: toLength === undefined ? to : `${to}/${toLength}` }),
    isConditional: conditions.some((name) => row.has(name)),
  };
}
