import type { HostFacts } from '../domain/host/facts.ts';
import { examine, type Examination, type HostFinding } from './examine.ts';
import { hostChecks } from './host-checks.ts';
import type { HostRole, NamedFacts, PeerDirector } from './scene.ts';
import { directorScene, type Known, realServerScene } from './scenes.ts';

/** A host with its role, and the other directors that are examined. */
export interface HostToExamine {
  readonly host: NamedFacts;
  readonly role: HostRole;
  readonly peers: readonly PeerDirector[];
}

/** Examines a host in its role, and real servers with it. */
export function examineHosts(
  { host, role, peers }: HostToExamine,
  known: Known,
  servers: readonly NamedFacts[],
): Examination {
  const isListingOnly = isBare(host.facts);
  const own =
    role === 'director'
      ? directorScene(
          host,
          known,
          servers.map(({ facts }) => facts),
          peers,
        )
      : realServerScene(host, known, []);
  const directors = role === 'director' && !isListingOnly ? [host.facts] : [];
  return joined([
    examine(own, isListingOnly ? hostChecks.filter(({ reads }) => reads.length === 0) : hostChecks),
    ...servers.map((server) => examine(realServerScene(server, known, directors), hostChecks)),
  ]);
}

/** Several examinations, in their order. */
export function joined(examinations: readonly Examination[]): Examination {
  return {
    findings: examinations.flatMap(({ findings }) => findings),
    unknown: examinations.flatMap(({ unknown }) => unknown),
  };
}

/** The same, with what several of them found once: a real server may be examined for each director. */
export function joinedOnce(examinations: readonly Examination[]): Examination {
  const { findings, unknown } = joined(examinations);
  return { findings: once(findings.filter((each) => !isServerElsewhere(each, examinations))), unknown: once(unknown) };
}

/** Whether a real server that the rules of one director do not know is one in those of another. */
function isServerElsewhere({ name, host }: HostFinding, examinations: readonly Examination[]): boolean {
  if (name !== 'not-a-server') return false;
  const saying = examinations.filter(({ findings }) =>
    findings.some((each) => each.name === name && each.host === host),
  );
  return saying.length < examinations.length;
}

/** A pasted listing came from another machine: nothing is known but its name. */
function isBare(facts: HostFacts): boolean {
  return Object.keys(facts).length === 2;
}

function once<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
