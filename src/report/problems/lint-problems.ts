import type { Problem } from '../problem.ts';
import { notCombined } from './option-problems.ts';
import { meantOr } from './did-you-mean.ts';

export function unknownRule(name: string, meant: string | null): Problem {
  return { what: `there is no rule '${name}'`, remedy: meantOr(meant, 'lvsrules rules lists them') };
}

/** A directory without rules files. */
export function noRulesFiles(path: string): Problem {
  return { what: 'no rules files', where: path, why: 'it has no *.rules or *.ipvs files', remedy: 'name the files' };
}

/** A pattern that no file matches. */
export function noFileMatches(pattern: string): Problem {
  return { what: 'no file matches', where: pattern };
}

/** The same where it is not an error. */
export function emptyNote({ where, what }: Problem): Problem {
  return { what, ...(where !== undefined && { where }) };
}

/** A rule that was selected by name, and is silent without a setting: silence would look like a clean file. */
export function findsNothing(rule: string, setting: string): Problem {
  return {
    what: `${rule} finds nothing: it needs "${setting}" in the configuration`,
    remedy: `see: lvsrules explain ${rule}`,
  };
}

export const fixesTogether: Problem = notCombined('--together', 'fixes', {
  why: 'a fix sees one file, not the combined table of several',
  remedy: 'fix the files first, then lint them together',
});

/** Two options, each of which replaces the report; `all` are those that do. */
export function twoReports(first: string, second: string, all: readonly string[]): Problem {
  return notCombined(first, second, {
    why: `each of ${all.join(', ')} replaces the report`,
    remedy: 'run them one after the other',
  });
}
