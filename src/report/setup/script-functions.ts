/**
 * The part of the script that is the same for every host. `keep` writes down what was there before it is changed, so a
 * script that was killed can be stopped; a value that others changed since is left alone.
 */
export const scriptFunctions = String.raw`say() {
  echo "$0: $*" >&2
}

# note WORDS: the file with what was there before a step.
note() {
  echo "$state/$(echo "$*" | tr '/ ' '__')"
}

# keep FILE: writes what it reads down, at once or not at all.
keep() {
  mkdir -p "$state" && cat >"$1.new" && mv "$1.new" "$1"
}

# A setting may have two numbers.
has_value() {
  file=/proc/sys/$1
  shift
  # shellcheck disable=SC2046
  [ "$(echo $(cat "$file" 2>/dev/null))" = "$*" ]
}
do_value() {
  file=/proc/sys/$1
  cat "$file" | keep "$(note value "$1")" || return 1
  shift
  echo "$*" >"$file"
}
undo_value() {
  if [ -e "/proc/sys/$1" ] && has_value "$@"; then cat "$(note value "$1")" >"/proc/sys/$1"; fi
}

# The kernel changes the switch of each device and the global accept_redirects along.
has_forwarding() {
  has_value "$@"
}
do_forwarding() {
  for each in "/proc/sys/$1" /proc/sys/net/ipv[46]/conf/*/forwarding /proc/sys/net/ipv4/conf/all/accept_redirects; do
    echo "$each $(cat "$each")"
  done | keep "$(note forwarding "$1")" && echo "$2" >"/proc/sys/$1"
}
undo_forwarding() {
  family=$(echo "$1" | cut -d / -f 2)
  while read -r file value; do
    case $file in /proc/sys/net/"$family"/*) [ ! -e "$file" ] || [ "$(cat "$file")" = "$value" ] || echo "$value" >"$file" ;; esac
  done <"$(note forwarding "$1")"
}

has_module() {
  [ -d "/sys/module/$1" ] || grep -qs "/$1\.ko" "/lib/modules/$(uname -r)/modules.builtin" ||
    { [ "$1" = ip_vs ] && [ -e /proc/sys/net/ipv4/vs ]; }
}
do_module() {
  echo loaded | keep "$(note module "$1")" && modprobe "$1"
}
# Without a module its devices vanish, those of other network namespaces too.
undo_module() {
  has_module "$1" || return 0
  [ "$(readlink /proc/[0-9]*/ns/net | sort -u | wc -l)" = 1 ] && [ -z "$(ls /run/netns 2>/dev/null)" ] &&
    modprobe -r "$1" 2>/dev/null || say "the module $1 stays loaded: others may use it"
}

has_device() {
  ip link show dev "$1" >/dev/null 2>&1
}
do_device() {
  echo added | keep "$(note device "$1")"
  name=$1
  shift
  ip link add "$name" type "$@"
}
undo_device() {
  ! has_device "$1" || ip link del "$1"
}

has_up() {
  ip -o link show dev "$1" up 2>/dev/null | grep -q .
}
do_up() {
  echo down | keep "$(note up "$1")" && ip link set "$1" up
}
undo_up() {
  ! has_up "$1" || ip link set "$1" down
}

has_address() {
  ip -o address show dev "$2" 2>/dev/null | grep -qF " $1 "
}
do_address() {
  echo added | keep "$(note address "$1" "$2")"
  address=$1 device=$2
  shift 2
  ip address add "$address" dev "$device" "$@"
}
undo_address() {
  ! has_address "$@" || ip address del "$1" dev "$2"
}

# A director may have the address on any device.
has_local_address() {
  ip -o route get "\${1%/*}" 2>/dev/null | grep -q '^local'
}
do_local_address() {
  do_address "$@"
}
undo_local_address() {
  undo_address "$@"
}

has_fou() {
  ip "$1" fou show 2>/dev/null | grep -qw "port $2"
}
do_fou() {
  echo added | keep "$(note fou "$1" "$2")" && ip "$1" fou add port "$2" gue
}
undo_fou() {
  ! has_fou "$@" || ip "$1" fou del port "$2"
}

# The default route that a new one replaces, as ip reads it back.
default_route() {
  if [ "$1" = -4 ]; then
    ip -4 -o route show default | grep -v ' metric '
  else
    ip -6 -o route show default | grep -v ' proto ra '
  fi | head -n 1 | sed 's/ linkdown//; s/ dead//; s/\\/ /g'
}
has_gateway() {
  default_route "$1" | grep -qF "via $2 "
}
do_gateway() {
  default_route "$1" | keep "$(note gateway "$1" "$2")" && ip "$1" route replace default via "$2"
}
undo_gateway() {
  has_gateway "$@" || return 0
  before=$(cat "$(note gateway "$1" "$2")")
  if [ -n "$before" ]; then
    # shellcheck disable=SC2086
    ip "$1" route replace $before
  else
    ip "$1" route del default via "$2"
  fi
}

# The table as it was is loaded again only over the table that start left.
has_rules() {
  lvsrules plan "$rules" --exit-code >/dev/null 2>&1
}
do_rules() {
  before=$(note rules)
  mkdir -p "$state"
  [ -e "$before" ] || { lvsrules save -q -o "$before.new" >/dev/null && mv "$before.new" "$before"; } || return 1
  lvsrules apply "$rules" --yes -q >/dev/null
}
undo_rules() {
  before=$(note rules)
  if has_rules; then
    lvsrules restore "$before" --yes --allow-empty -q >/dev/null
  else
    say "the table is not the one that start loaded: it stays; lvsrules restore $before loads the one before"
    return 1
  fi
}

# The file that tells whether a step was done by start.
note_of() {
  case $1 in
    value | forwarding | module | device | up) note "$1" "$2" ;;
    address) note address "$2" "$3" ;;
    local_address) note address "$2" "$3" ;;
    rules) note rules ;;
    *) note "$1" "$2" "$3" ;;
  esac
}

start() {
  steps | while read -r step words; do
    # shellcheck disable=SC2086
    "has_$step" $words </dev/null || "do_$step" $words </dev/null || { say "cannot do: $step $words"; exit 1; }
  done || { stop; return 1; }
}

stop() {
  steps | sed '1!G;h;$!d' | {
    bad=0
    while read -r step words; do
      # shellcheck disable=SC2086
      noted=$(note_of "$step" $words)
      [ -e "$noted" ] || continue
      # shellcheck disable=SC2086
      if "undo_$step" $words </dev/null; then rm -f "$noted"; else say "cannot undo: $step $words"; bad=1; fi
    done
    rmdir "$state" 2>/dev/null
    exit $bad
  }
}

status() {
  steps | {
    bad=0
    while read -r step words; do
      # shellcheck disable=SC2086
      "has_$step" $words </dev/null || { echo "missing: $step $words"; bad=3; }
    done
    [ $bad != 0 ] || echo "set up"
    exit $bad
  }
}

case \${1-} in
  start | stop)
    [ "$(id -u)" = 0 ] || { say "permission denied: run it as root"; exit 1; }
    "$1"
    ;;
  status) status ;;
  *)
    echo "usage: $0 start|stop|status" >&2
    exit 1
    ;;
esac
`.replaceAll('\\${', '${');
