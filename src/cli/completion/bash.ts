import type { VerbWords } from './verb-words.ts';

/** A completion script for bash: verbs first, then options, their values, and file names. */
export function bashCompletion(verbs: readonly VerbWords[]): string {
  const values = verbs.flatMap(({ name, options }) =>
    options
      .filter((option) => option.values.length > 0)
      .map((option) => `    ${name}:${option.flag}) words='${option.values.join(' ')}' ;;`),
  );
  const options = verbs.map((verb) => `    ${verb.name}) words='${verb.options.map(({ flag }) => flag).join(' ')}' ;;`);
  return `_lvsrules() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} verb=\${COMP_WORDS[1]} words=''
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${verbs.map(({ name }) => name).join(' ')}' -- "$word"))
    return
  fi
  case "$verb:$before" in
${values.join('\n')}
  esac
  if [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    return
  fi
  case "$word" in -*) ;; *) return ;; esac
  case "$verb" in
${options.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _lvsrules lvsrules
`;
}
