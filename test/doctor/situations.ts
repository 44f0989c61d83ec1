import { examine } from '../../src/doctor/examine.ts';
import { hostChecks } from '../../src/doctor/host-checks.ts';
import type { HostRole } from '../../src/doctor/scene.ts';
import type { Observation } from '../../src/domain/observation.ts';
import { directorScene, type Known, realServerScene } from '../../src/doctor/scenes.ts';
import type { route } from './healthy.ts';
import { director, type Facts, knownOf, listed, listing, realServer } from './healthy.ts';

export interface Situation {
  readonly role: HostRole;
  readonly listing?: string;
  readonly known?: Partial<Known>;
  /** What is done to the host. */
  readonly host?: (facts: Facts) => void;
  /** Other directors, with their tables where they are known. */
  readonly beside?: readonly (Facts & { readonly live?: Observation | null })[];
  /** What is done to the host on the other side. */
  readonly other?: (facts: Facts) => void;
}

export interface Fault extends Situation {
  readonly name: string;
  readonly title: string;
  readonly subject: string;
  readonly evidence: string;
  readonly remedy: string;
}

export const masqueraded = listed('TCP  192.0.2.10:80 wlc', '10.0.0.2:80    Masq    1      0          0');
export const tunnelled = listed('TCP  192.0.2.10:80 wlc', '10.0.0.2:80    Tunnel  1      0          0');
export const stats =
  'IP Virtual Server version 1.2.1 (size=4096)\nProt LocalAddress:Port               Conns   InPkts  OutPkts  InBytes OutBytes\n  -> RemoteAddress:Port\nTCP  192.0.2.10:80                      40      80        0     3200        0\n  -> 10.0.0.2:80                        40      80        0     3200        0\n';
export const entries = (...lines: readonly string[]) =>
  `${listing}IPVS connection entries\npro expire state       source             virtual            destination\n${lines.map((line) => `${line}\n`).join('')}`;
export const entry = (state: string, port: number, to = '10.0.0.2:80') =>
  `TCP 00:58  ${state}    198.51.100.7:${port} 192.0.2.10:80      ${to}`;

export const set = (path: string, value: string | number) => (facts: Facts) => {
  facts.sysctls = { ...facts.sysctls, [path]: String(value) };
};

export function without(facts: Facts, gone: string): void {
  facts.addresses = facts.addresses.filter((each) => each.address !== gone);
  facts.routes = facts.routes.filter(({ destination }) => destination !== gone);
}

export function rerouted(facts: Facts, more: Partial<ReturnType<typeof route>>): void {
  facts.routes = facts.routes.map((each) => (each.destination === '10.0.0.0/24' ? { ...each, ...more } : each));
}

export function examined({ role, listing: text, known, host, other, beside }: Situation) {
  const facts = role === 'director' ? director() : realServer();
  host?.(facts);
  const across = role === 'director' ? realServer() : director();
  other?.(across);
  const all = knownOf(text, known);
  const named = { name: facts.name, facts };
  const others =
    beside?.map(({ live = null, ...each }) => ({ name: each.name, facts: each, spec: each.name, live })) ?? [];
  const isDirector = role === 'director';
  return examine(
    isDirector ? directorScene(named, all, [across], others) : realServerScene(named, all, [across]),
    hostChecks,
  );
}

/** A masqueraded server that was answered and sends nothing at present. */
export function ratedLive(packets: bigint) {
  const { live } = knownOf(masqueraded);
  const totals = { connections: 9n, inPackets: 90n, outPackets: 90n, inBytes: 1n, outBytes: 1n };
  const rates = { ...totals, inPackets: packets, outPackets: 0n };
  const services = live?.services.map((service) => ({
    ...service,
    servers: service.servers.map((server) => ({ ...server, totals, rates })),
  }));
  return live && { ...live, services: services ?? [] };
}
