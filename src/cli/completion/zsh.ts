/** The completion script for zsh: to be sourced, or put as _lvsrules into a folder of $fpath. */
export const zshCompletion = `#compdef lvsrules
_lvsrules() {
  local value about files
  local -a values shown open
  while IFS=$'\\t' read -r value about; do
    case $value in
      :files) files=1 ;;
      *[=:,]) open+=("$value") ;;
      *) values+=("$value"); shown+=("$value\${about:+  -- $about}") ;;
    esac
  done < <("\${(Q)words[1]}" complete -- "\${(@Q)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)
  (( $#open )) && compadd -S '' -a open
  (( $#values )) && compadd -l -d shown -a values
  if [[ -n $files ]]; then
    compset -P '*='
    _files
  fi
}
if [[ $funcstack[1] == _lvsrules ]]; then
  _lvsrules "$@"
else
  compdef _lvsrules lvsrules
fi
`;
