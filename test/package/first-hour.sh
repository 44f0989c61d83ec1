#!/bin/sh
# first-hour.sh PROGRAM EXAMPLES [DIRECTOR]: what a newcomer does with lvsrules, from the demonstration to an undo, in an
# empty folder. Prints a line for each step and ends with "done", or says which step failed, and why, with status 1.
set -u
program=$1 examples=$2
director=${3:-sim:$PWD/director.json}
LVSRULES_STATE=$PWD/state
export LVSRULES_STATE

# step NAME STATUS COMMAND...: the command ends with the status; its output is in the file "printed".
step() {
  name=$1 expected=$2
  shift 2
  "$@" >printed 2>problems </dev/null
  status=$?
  if [ "$status" = "$expected" ]; then
    echo "$name"
    return
  fi
  echo "$name failed: status $status, not $expected: $*"
  cat printed problems
  exit 1
}

# printed TEXT: the last step printed it.
printed() {
  grep -qF -- "$1" printed && return
  echo "$name did not print: $1"
  cat printed problems
  exit 1
}

step version 0 "$program" --version
step demonstration 0 "$program" console --demo --once
printed 'SIMULATED'
step 'lint of a good file' 0 "$program" lint "$examples/lvs-nat.rules"
step 'lint of a bad file' 1 "$program" lint "$examples/broken.rules"
printed LVS104
step explain 0 "$program" explain LVS104
step simulate 0 "$program" simulate "$examples/change/before.rules"
step diff 1 "$program" diff "$examples/change/before.rules" "$examples/change/after.rules"
step 'first apply' 0 "$program" apply "$examples/change/before.rules" --director "$director" --yes
step plan 0 "$program" plan "$examples/change/after.rules" --director "$director"
printed '10.0.0.13:8080'
step 'second apply' 0 "$program" apply "$examples/change/after.rules" --director "$director" --yes
step list 0 "$program" ipvsadm --director "$director" -- -Ln
printed '10.0.0.13:8080'
step undo 0 "$program" undo --director "$director" --yes
step save 0 "$program" save --director "$director"
printed '-a -t 203.0.113.10:80 -r 10.0.0.11:8080 -m -w 1'
step watch 0 "$program" watch --once-now "$examples/change/after.rules" --director "$director"
step 'second undo' 0 "$program" undo --director "$director" --yes
step log 0 "$program" log
echo 'done'
