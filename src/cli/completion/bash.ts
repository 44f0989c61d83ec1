/**
 * The completion script for bash. Bash breaks words at `=` and `:`, so they are joined again before the program is
 * asked, and the part before the last of these is removed from its candidates.
 */
export const bashCompletion = `_lvsrules() {
  local word joined='' before value about i
  local -a words=()
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if ((\${#words[@]})) && { [[ $word == [=:]* ]] || [[ $joined ]]; }; then
      words[\${#words[@]}-1]+=$word
    else
      words+=("$word")
    fi
    joined=''
    [[ $word == *[=:] ]] && joined=1
  done
  word=\${words[\${#words[@]}-1]}
  before=\${word%"\${word##*[=:]}"}
  COMPREPLY=()
  while IFS=$'\\t' read -r value about; do
    case $value in
      :files) compopt -o default 2>/dev/null ;;
      *[=:,]) compopt -o nospace 2>/dev/null; COMPREPLY+=("\${value#"$before"}") ;;
      *) COMPREPLY+=("\${value#"$before"}") ;;
    esac
  done < <("\${COMP_WORDS[0]}" complete -- "\${words[@]}" 2>/dev/null)
}
complete -F _lvsrules lvsrules
`;
