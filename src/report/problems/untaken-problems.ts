import type { MissedNames, Target, UntakenLine } from '../../change/target/target.ts';
import type { Problem } from '../problem.ts';

/** One problem for each refused line of a target. */
export function untakenProblems({ name, untaken }: Target): readonly Problem[] {
  return untaken.map((line) => untakenProblem(name, line));
}

export function untakenProblem(name: string, { line, outcome, said, missed }: UntakenLine): Problem {
  const remedy = missed && namesRemedy(missed);
  return {
    what: words[outcome],
    where: `${name}:${line}`,
    ...(said !== '' && { why: said }),
    ...(remedy && { remedy }),
  };
}

/** Rules with lines that ipvsadm does not take: what they are for is not known. */
export function rulesInPart({ name, untaken }: Target): Problem | null {
  const [first] = untaken;
  if (first === undefined) return null;
  const { what, where, why, remedy } = untakenProblem(name, first);
  const more = untaken.length > 1 ? ` (and ${untaken.length - 1} more)` : '';
  return {
    what: `the rules cannot be read whole: ${what}${more}`,
    ...(where !== undefined && { where }),
    ...(why !== undefined && { why }),
    remedy: remedy ?? 'correct the line; lvsrules lint shows all of them',
  };
}

const words = {
  skipped: 'refused',
  stops: 'stops ipvsadm -R',
  unread: 'never read',
  lost: 'lost without an error message',
} as const satisfies Record<UntakenLine['outcome'], string>;

/** What to do about names that were not found; null if all were found. */
function namesRemedy({ hosts, ports }: MissedNames): string | null {
  const remedies = [
    ...hosts.map((host) => `write the address of ${host}, or add it to /etc/hosts: DNS is not used`),
    ...ports.map((port) => `write ${port} as a number, or add it to /etc/services`),
  ];
  return remedies.length === 0 ? null : remedies.join('; ');
}
