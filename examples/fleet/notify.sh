#!/bin/sh
# notify.sh: for keepalived.conf, in a vrrp_instance or vrrp_sync_group:
#   notify /etc/lvsrules/notify.sh
# keepalived moves the virtual address. Whenever this director becomes the master, its table is compared with the rules,
# and changed where it differs.
set -eu
case $3 in
  MASTER) exec lvsrules apply "${RULES:-/etc/lvsrules/site.rules}" --yes --quiet ;;
esac
