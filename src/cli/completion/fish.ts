import { quoted, type VerbWords } from './verb-words.ts';

/** A completion script for fish. */
export function fishCompletion(verbs: readonly VerbWords[]): string {
  const names = verbs.map(
    ({ name, summary }) => `complete -c lvsrules -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
  );
  const options = verbs.flatMap(({ name, options: offered }) =>
    offered.map(({ flag, summary, values }) => {
      const choice = values.length > 0 ? ` -x -a ${quoted(values.join(' '))}` : '';
      const when = `-n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
      return `complete -c lvsrules ${when} -l ${flag.slice(2)}${choice} -d ${quoted(summary)}`;
    }),
  );
  return `${[...names, ...options].join('\n')}\n`;
}
