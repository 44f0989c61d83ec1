import { resolve } from 'node:path';
import { isMatched, isPathPattern, readPathPattern } from '../../config/path-pattern.ts';
import type { Files } from '../../ports/files.ts';
import type { Problem } from '../../report/problem.ts';
import { cannotRead } from '../../report/problems/file-problems.ts';
import { noFileMatches, noRulesFiles } from '../../report/problems/lint-problems.ts';
import { type Exclusion, searchFiles } from './search-files.ts';

export interface Inputs {
  /** In the order given, without duplicates. */
  readonly paths: readonly string[];
  readonly problems: readonly Problem[];
  /** Directories and patterns without a rules file. */
  readonly empty: readonly Problem[];
}

/** The file names that count as rules in a directory. */
const ruleFiles = /(\.rules|\.ipvs)$|^ipvsadm\.rules$/;

/**
 * The rule files that arguments name: files, directories searched for rules, patterns. A search skips hidden
 * directories, what `.gitignore` ignores, and what the configuration excludes.
 */
export async function findInputs(
  given: readonly string[],
  files: Files,
  directory: string,
  exclusion: Exclusion,
): Promise<Inputs> {
  const paths = new Set<string>();
  const problems: Problem[] = [];
  const empty: Problem[] = [];
  const search = async (start: string, wanted: (name: string) => boolean, nothing: Problem) => {
    const found = await searchFiles({ files, directory, exclusion, start, wanted });
    problems.push(...found.problems);
    if (found.paths.length + found.problems.length === 0) empty.push(nothing);
    for (const path of found.paths) paths.add(path);
  };
  for (const path of given) {
    const facts = await files.facts(resolve(directory, path));
    if (path === '-' || (facts.ok && facts.value.kind !== 'directory')) {
      paths.add(path);
    } else if (facts.ok) {
      await search(path, (name) => ruleFiles.test(name.split('/').at(-1) ?? ''), noRulesFiles(path));
    } else if (isPathPattern(path)) {
      const [base, pattern] = splitPattern(path);
      const patterns = [readPathPattern(`/${pattern}`)].filter((each) => each !== null);
      await search(base, (name) => isMatched(name, false, patterns), noFileMatches(path));
    } else {
      problems.push(cannotRead('file', path, facts.failure));
    }
  }
  return { paths: [...paths], problems, empty };
}

/** The directories before the first part with a wildcard, and the rest. */
function splitPattern(path: string): readonly [base: string, pattern: string] {
  const parts = path.split('/');
  const first = parts.findIndex(isPathPattern);
  const base = parts.slice(0, first).join('/');
  return [path.startsWith('/') && base === '' ? '/' : base || '.', parts.slice(first).join('/')];
}
