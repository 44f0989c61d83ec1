import type { ConfigurationFault } from '../../config/read-by-schema.ts';
import type { Problem } from '../problem.ts';

/** Why root does not read a configuration: another user could have written it. */
export type Distrust =
  | { readonly kind: 'link'; readonly link: string }
  | { readonly kind: 'owner'; readonly owner: number }
  | { readonly kind: 'mode'; readonly mode: number };

/** A fault of a configuration, at its place; `shown` is the name of the file. */
export function configurationProblem(shown: string, { line, column, what }: ConfigurationFault): Problem {
  return { what, where: `${shown}:${line}:${column}` };
}

/** A key by its former name. */
export function outdatedKey(shown: string, fault: ConfigurationFault): Problem {
  return { ...configurationProblem(shown, fault), why: 'the old name still works' };
}

/** `others`: whether configurations in the folders above are searched for in its place. */
export function untrustedConfiguration(shown: string, distrust: Distrust, others: boolean): Problem {
  const instead = others ? '; configurations in the folders above still count' : '';
  return {
    what: 'configuration ignored',
    where: shown,
    why: distrustText(distrust),
    remedy: `chown it to root and run chmod go-w on it to have it read${instead}`,
  };
}

function distrustText(distrust: Distrust): string {
  switch (distrust.kind) {
    case 'link':
      return `${distrust.link} is a link that another user can change`;
    case 'owner':
      return `it belongs to user ${distrust.owner}, not to root or the caller`;
    case 'mode':
      return `others can write to it (mode ${distrust.mode.toString(8).padStart(4, '0')})`;
  }
}
