import { quoted, type VerbWords } from './verb-words.ts';

/** A completion script for zsh. */
export function zshCompletion(verbs: readonly VerbWords[]): string {
  const names = verbs.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`);
  const cases = verbs.map(({ name, options }) => {
    const specs = options.map(({ flag, summary, values }) => {
      const about = summary.replaceAll('[', '(').replaceAll(']', ')').replaceAll(':', ';');
      const offered = values.length > 0 ? `:value:(${values.join(' ')})` : '';
      return quoted(`*${flag}[${about}]${offered}`);
    });
    return `    ${name}) _arguments ${[...specs, quoted('*:file:_files')].join(' ')} ;;`;
  });
  return `#compdef lvsrules
_lvsrules() {
  local -a verbs
  verbs=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' verbs
    return
  fi
  local verb=$words[2]
  shift words
  (( CURRENT-- ))
  case $verb in
${cases.join('\n')}
  esac
}
compdef _lvsrules lvsrules
`;
}
