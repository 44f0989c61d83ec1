import { type FactGroup, type FactGroups } from '../domain/host/facts.ts';
import { familiesOf, methodsOf, type Scene } from './scene.ts';
import type { Gravity, HostCheck, LastingRemedy, Need } from './host-check.ts';

/** What doctor reports of one host. */
export interface HostFinding {
  readonly check: string;
  readonly name: string;
  readonly severity: Gravity;
  readonly host: string;
  readonly subject: string;
  readonly message: string;
  readonly why: string;
  readonly evidence: string;
  readonly remedy: readonly string[];
  readonly lasting?: LastingRemedy;
  readonly source: string;
}

/** A check that could not run. */
export interface UnknownCheck {
  readonly name: string;
  readonly host: string;
  readonly reason: string;
}

export interface Examination {
  readonly findings: readonly HostFinding[];
  readonly unknown: readonly UnknownCheck[];
}

/** Runs every check for the host. A check that lacks a fact is reported as unknown, and finds nothing. */
export function examine(scene: Scene, checks: readonly HostCheck[]): Examination {
  const findings: HostFinding[] = [];
  const unknown: UnknownCheck[] = [];
  for (const check of checks) {
    if (!concerns(check, scene) || check.concerns?.(scene) === false) continue;
    const { id, name, why, source } = check;
    const missing = missingOf(check, scene);
    if (missing !== null) {
      unknown.push({ name, host: scene.host, reason: missing });
      continue;
    }
    for (const found of check.find(scene, scene.facts as FactGroups)) {
      if ('unknown' in found) unknown.push({ name, host: scene.host, reason: found.unknown });
      else {
        const { severity = check.severity, subject, message, evidence, remedy, lasting } = found;
        const more = lasting === undefined ? {} : { lasting };
        findings.push({
          check: id,
          name,
          severity,
          host: scene.host,
          subject,
          message,
          why,
          evidence,
          remedy,
          ...more,
          source,
        });
      }
    }
  }
  return { findings, unknown };
}

function concerns({ roles, methods, families, needs = [] }: HostCheck, scene: Scene): boolean {
  if (!roles.includes(scene.role)) return false;
  if (needs.includes('wanted') && scene.wanted === null) return false;
  const [used, spoken] = [methodsOf(scene), familiesOf(scene)];
  if (methods && used.size > 0 && !methods.some((method) => used.has(method))) return false;
  return !families || spoken.size === 0 || families.some((family) => spoken.has(family));
}

const missingNeeds: Readonly<Record<Need, string>> = {
  addresses: 'no virtual address is known: give --vip or --rules',
  rules: 'no rules are known: give --rules or --director',
  live: 'the live table cannot be read: give --director or --listing',
  connections: 'the connections are not known',
  wanted: 'no rules were given',
};

function missingOf({ reads, needs = [] }: HostCheck, scene: Scene): string | null {
  const group = reads.find((each: FactGroup) => scene.facts[each] === undefined);
  if (group !== undefined) return `${group}: ${scene.facts.unknown[group] ?? 'not read'}`;
  const has: Readonly<Record<Need, boolean>> = {
    addresses: scene.vips.length > 0,
    rules: scene.services !== null,
    live: scene.live !== null,
    connections: scene.connections !== null,
    wanted: scene.wanted !== null,
  };
  const need = needs.find((each) => !has[each]);
  return need === undefined ? null : missingNeeds[need];
}
