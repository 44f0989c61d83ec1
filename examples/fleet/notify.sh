#!/bin/sh
# notify.sh: for keepalived.conf, in a vrrp_instance or vrrp_sync_group:
#   notify /etc/lvsrules/notify.sh
# keepalived moves the virtual address. Whenever this director becomes the master, its table is compared with the rules,
# and changed where it differs. The state is kept in a file for the directors view of the console.
set -eu
states=${STATES:-/run/lvsrules/vrrp}
case $2 in
  */* | .*) ;;
  *) mkdir -p "$states" && printf '%s\n' "$3" >"$states/.$2" && mv "$states/.$2" "$states/$2" || true ;;
esac
case $3 in
  MASTER) exec lvsrules apply "${RULES:-/etc/lvsrules/site.rules}" --yes --quiet ;;
esac
