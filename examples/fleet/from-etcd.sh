#!/bin/sh
# from-etcd.sh KEY FILE: writes the rules in an etcd key to a file that `lvsrules watch` keeps in force. Rules with an
# error leave the file as it is. To run it at every change:
#   etcdctl watch lvs/site.rules -- from-etcd.sh lvs/site.rules /etc/lvsrules/site.rules
set -eu
key=$1 file=$2
new=$(mktemp "$file.XXXXXX")
trap 'rm -f "$new"' EXIT
etcdctl get --print-value-only "$key" >"$new"
if lvsrules lint --fail-on error "$new" >&2; then
  chmod 644 "$new"
  mv "$new" "$file"
else
  # etcdctl watch ends when its command fails.
  echo "from-etcd.sh: the rules in $key have errors; $file is unchanged" >&2
fi
