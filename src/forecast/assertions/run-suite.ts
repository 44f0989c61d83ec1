import { serverKeyText, type ServerKey } from '../../domain/server.ts';
import { serviceFamily, type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import type { Change } from '../../domain/change.ts';
import { unreachable } from '../../domain/unreachable.ts';
import { type Ipvs, ipvs } from '../../kernel/ipvs.ts';
import type { IpvsOptions } from '../../kernel/options.ts';
import type { PacketVerdict } from '../../kernel/packet.ts';
import { spreadPopulation, usualPrefix } from '../population.ts';
import { firstPacket } from '../session.ts';
import { targetOf } from '../target.ts';
import type { Action, Crowd, ServerName, Test } from './suite.ts';

/** The result of a test; it passes when nothing failed. */
export interface TestResult {
  readonly name: string;
  readonly line: number;
  readonly failures: readonly TestFailure[];
}

export interface TestFailure {
  readonly line: number;
  readonly message: string;
}

/** Runs a test on a fresh kernel that has the rules. */
export function runTest(test: Test, rules: readonly Change[], machine: IpvsOptions = {}): TestResult {
  const kernel = ipvs(machine);
  for (const change of rules) kernel.apply(change);
  const silent: ServerName[] = [];
  const failures = test.steps.flatMap(({ line, action }) => {
    const message = act(kernel, action, silent);
    return message === null ? [] : [{ line, message }];
  });
  return { name: test.name, line: test.line, failures };
}

/** Runs a step; returns what is wrong if it asserts something that is not true. */
function act(kernel: Ipvs, action: Action, silent: ServerName[]): string | null {
  const answers = (verdict: PacketVerdict) =>
    verdict.kind === 'forwarded' && !silent.some((server) => isAt(verdict, server));
  switch (action.kind) {
    case 'do':
      return refusedChange(kernel, action.changes);
    case 'without':
      return deleteEverywhere(kernel, action.server);
    case 'fail':
      if (!known(kernel, action.server)) return `no service has ${named(action.server)}`;
      silent.push(action.server);
      return null;
    case 'recover': {
      const at = silent.findIndex((one) => named(one) === named(action.server));
      if (at < 0) return `${named(action.server)} has not failed`;
      silent.splice(at, 1);
      return null;
    }
    case 'wait':
      kernel.advance(kernel.now() + action.milliseconds);
      return null;
    case 'sysctl':
      kernel.sysctl(action.name, action.value);
      return null;
    case 'client': {
      const { address, port } = action.client;
      const verdict = arrive(kernel, action.service, address, port ?? 40_000);
      const unheard = action.servers === null && verdict.kind === 'forwarded' && !answers(verdict);
      return unheard
        ? `the client went to ${serverKeyText(verdict.server)}, which does not answer`
        : clientFailure(action, verdict);
    }
    case 'never-refused': {
      const refused = crowdAt(kernel, action.service, action.crowd).filter(({ kind }) => kind !== 'forwarded').length;
      return refused === 0 ? null : `${refused} of ${action.crowd.size} clients were refused`;
    }
    case 'always-served': {
      const unserved = crowdAt(kernel, action.service, action.crowd).filter((verdict) => !answers(verdict)).length;
      return unserved === 0 ? null : `${unserved} of ${action.crowd.size} clients were refused or got no answer`;
    }
    case 'share': {
      const verdicts = crowdAt(kernel, action.service, action.crowd);
      const share = verdicts.filter((verdict) => isAt(verdict, action.server)).length / verdicts.length;
      if (share >= action.least && share <= action.most) return null;
      return `${named(action.server)} got ${percent(share)} of ${verdicts.length} clients, not ${percent(action.least)} to ${percent(action.most)}`;
    }
    default:
      return unreachable(action);
  }
}

function refusedChange(kernel: Ipvs, changes: readonly Change[]): string | null {
  for (const change of changes) {
    const refusal = kernel.apply(change);
    if (refusal) return `the kernel refuses this: ${refusal}`;
  }
  return null;
}

function deleteEverywhere(kernel: Ipvs, name: ServerName): string | null {
  let deleted = 0;
  for (const { key, servers } of kernel.table().services) {
    for (const server of servers) {
      if (matches(server, name) && kernel.apply({ kind: 'delete-server', service: key, server }) === null) deleted++;
    }
  }
  return deleted > 0 ? null : `no service has ${named(name)}`;
}

function known(kernel: Ipvs, name: ServerName): boolean {
  return kernel.table().services.some(({ servers }) => servers.some((server) => matches(server, name)));
}

function clientFailure({ servers }: Extract<Action, { kind: 'client' }>, verdict: PacketVerdict): string | null {
  const went = verdict.kind === 'forwarded' ? `went to ${serverKeyText(verdict.server)}` : `was ${verdict.kind}`;
  if (servers === null) return verdict.kind === 'forwarded' ? null : `the client ${went}`;
  if (servers.length === 0) return verdict.kind === 'refused' ? null : `the client ${went}, it was not refused`;
  if (servers.some((server) => isAt(verdict, server))) return null;
  return `the client ${went}, not to ${servers.map(named).join(' or ')}`;
}

/** A new connection every 10 milliseconds; they stay open. */
function crowdAt(kernel: Ipvs, service: ServiceKey, { size, prefix }: Crowd): readonly PacketVerdict[] {
  const population = spreadPopulation([prefix ?? usualPrefix(serviceFamily(service))], size);
  return Array.from({ length: size }, (_, place) => {
    kernel.advance(kernel.now() + 10);
    return arrive(kernel, service, population.address(place), 1024 + ((place * 7919) % 64_512));
  });
}

function arrive(kernel: Ipvs, service: ServiceKey, source: string, port: number): PacketVerdict {
  const packet = firstPacket(targetOf(service), source, port);
  const verdict = kernel.packet(packet);
  if (verdict.kind === 'forwarded' && packet.protocol === 'tcp') kernel.packet({ ...packet, flags: 'A', length: 52 });
  return verdict;
}

function isAt(verdict: PacketVerdict, name: ServerName): boolean {
  return verdict.kind === 'forwarded' && matches(verdict.server, name);
}

function matches({ address, port }: ServerKey, name: ServerName): boolean {
  return address === name.address && (name.port === null || name.port === port);
}

function named({ address, port }: ServerName): string {
  return port === null ? address : serverKeyText({ address, port });
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** What a suite names and the table does not have, so that a typing error is not taken for a refusal. */
export function unknownService(test: Test, known: readonly ServiceKey[]): TestFailure | null {
  const names = new Set(known.map(serviceKeyText));
  for (const { line, action } of test.steps) {
    if (action.kind === 'do') return null;
    if (!('service' in action) || names.has(serviceKeyText(action.service))) continue;
    return { line, message: `the rules have no service ${serviceKeyText(action.service)}` };
  }
  return null;
}
