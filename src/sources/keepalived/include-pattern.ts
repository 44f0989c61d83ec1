/** What an include demands; where something else is found, keepalived loads nothing at all. */
export type IncludeDemand = 'readable' | 'match' | 'wildcard-match' | 'brace-match';

const everyDemand: readonly IncludeDemand[] = ['readable', 'match', 'wildcard-match', 'brace-match'];

/** `include`, `includer`, `includem`, `includew`, `includeb`, `includea`: each letter with what it demands. */
const demandsOfLetter: Readonly<Record<string, readonly IncludeDemand[]>> = {
  r: ['readable'],
  m: ['match', 'readable'],
  w: ['wildcard-match', 'match', 'readable'],
  b: ['brace-match', 'readable'],
  a: everyDemand,
};

export function demandsOf(keyword: string): readonly IncludeDemand[] {
  return demandsOfLetter[keyword.slice('include'.length)] ?? [];
}

const demandsOfWord: Readonly<Record<string, readonly IncludeDemand[]>> = {
  match: ['match', 'readable'],
  wildcard_match: ['wildcard-match', 'readable'],
  brace_match: ['brace-match', 'readable'],
};

/** What `include_check` of `global_defs` makes all following includes demand. */
export function checkedDemands(
  words: readonly string[],
  before: ReadonlySet<IncludeDemand>,
): ReadonlySet<IncludeDemand> {
  if (words.length === 0) return new Set(everyDemand);
  const demands = new Set(words.some((word) => /^[+-]/.test(word)) ? before : []);
  for (const word of words) {
    for (const demand of demandsOfWord[word.replace(/^[+-]/, '')] ?? []) {
      if (word.startsWith('-')) demands.delete(demand);
      else demands.add(demand);
    }
  }
  return demands;
}

/** More choices than there can be files. */
const mostChoices = 10_000;

const bracesForm = /\{([^{}]*)\}/;

/** The patterns that braces stand for, `{a,b}`; null if there are too many. */
export function choicesOf(pattern: string): readonly string[] | null {
  let patterns: readonly string[] = [pattern];
  while (patterns.some((each) => bracesForm.test(each))) {
    const next: string[] = [];
    for (const each of patterns) {
      const choices = bracesForm.exec(each)?.[1]?.split(',') ?? null;
      if (next.length + (choices?.length ?? 1) > mostChoices) return null;
      next.push(...(choices?.map((choice) => each.replace(bracesForm, () => choice)) ?? [each]));
    }
    patterns = next;
  }
  return patterns;
}

export function hasWildcard(pattern: string): boolean {
  return /[*?[]/.test(pattern);
}
