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

const words = {
  skipped: 'refused',
  stops: 'stops ipvsadm -R',
  unread: 'never read',
  lost: 'lost without an error message',
} as const satisfies Record<UntakenLine['outcome'], string>;

/** What to do about names that were not found; null if all were found. */
export function namesRemedy({ hosts, ports }: MissedNames): string | null {
  const remedies = [
    ...hosts.map((host) => `write the address of ${host}, or add it to /etc/hosts: DNS is not used`),
    ...ports.map((port) => `write ${port} as a number, or add it to /etc/services`),
  ];
  return remedies.length === 0 ? null : remedies.join('; ');
}
