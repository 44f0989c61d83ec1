import type { Policy } from '../../config/policy.ts';
import type { Site, TargetVersions } from '../../config/settings.ts';
import type { Names } from '../../ipvsadm/names.ts';
import type { IpvsOptions } from '../../kernel/options.ts';
import { binaryOf } from '../../syntax/binary.ts';
import { schedulersWhere } from '../../domain/schedulers.ts';
import { FirstServices } from './services-by-address.ts';
import { isBefore } from '../versions.ts';
import { additionsOf } from './additions.ts';
import { standInNames } from '../line/stand-in-names.ts';
import { DocumentReader } from './document-reader.ts';
import type { PlacedService, LintDocument } from '../lint-document.ts';

/** What is known about the machine that would read a file. */
export interface LintContext {
  readonly names?: Names | undefined;
  /** The kernel that takes the rules; absent: that of the target. */
  readonly machine?: IpvsOptions | undefined;
  readonly target: TargetVersions;
  readonly site: Site;
  readonly policy: readonly Policy[];
}

/** Reads a rules file as the rules see it. What only a few rules need is made on demand. */
export function readDocument(text: string | Uint8Array, surroundings: LintContext): LintDocument {
  const source = binaryOf(text);
  const { machine, target, site, policy } = surroundings;
  const assumed = standInNames();
  const { lines, tableSoFar, failedAdditions, kernel } = new DocumentReader(
    source,
    surroundings.names ?? assumed,
    machine?.schedulers ?? schedulersOf(target),
    machine,
  );
  const { intended, mentioned } = failedAdditions;
  const table = kernel.table();
  const services = tableSoFar.services(table);
  let named: LintDocument['named'] | undefined;
  let adds: LintDocument['adds'] | undefined;
  return {
    text: source,
    lines,
    table,
    services,
    intended,
    mentioned,
    byAddress: addressesOf(services),
    hosts: assumed.hosts,
    target,
    site,
    policy,
    get named() {
      return (named ??= new Map(services.map((service) => [service.name, service])));
    },
    get adds() {
      return (adds ??= additionsOf(lines));
    },
  };
}

function addressesOf(services: readonly PlacedService[]): LintDocument['byAddress'] {
  const found = { tcp: new FirstServices(), udp: new FirstServices(), sctp: new FirstServices() };
  for (const service of services) {
    const { key } = service;
    if (key.kind !== 'fwmark') found[key.kind].add(key.address, service);
  }
  return found;
}

/** Those of the target's kernel; of Debian 12's where none is named. */
function schedulersOf({ kernel = '6.1' }: TargetVersions): readonly string[] {
  const has = (since: string | null) => since === null || !isBefore(kernel, since);
  return [...schedulersWhere(({ since }) => has(since))];
}
