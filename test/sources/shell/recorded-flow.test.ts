import { describe, expect, it } from 'vitest';
import { bothWays, recordedRuns } from './recorded-runs.ts';

const recorder = recordedRuns();
const V = 'V=192.0.2.1:80\nipvsadm -A -t $V -s rr\n';

describe('what a script does next is what its run does', () => {
  it.each([
    ['a condition that does not hold', 'M=dr; [ $M = nat ] && ipvsadm -A -f 1'],
    ['a condition that holds', 'M=nat; [ "$M" = nat ] && ipvsadm -A -f 1'],
    ['an alternative', 'M=nat; [ $M = nat ] || ipvsadm -A -f 1\n[ $M = dr ] || ipvsadm -A -f 2'],
    [
      'if and elif',
      'x=2\nif [ $x -eq 1 ]; then ipvsadm -A -f 1; elif test $x -gt 1; then ipvsadm -A -f 2; else ipvsadm -A -f 3; fi',
    ],
    ['[[ ]]', 'x=web1\nif [[ $x == web* && ! $x =~ ^db ]]; then ipvsadm -A -f 1; fi; [[ -z $x ]] || ipvsadm -A -f 2'],
    ['continue', `${V}for r in 10.0.0.1 10.0.0.2; do [ $r = 10.0.0.2 ] && continue; ipvsadm -a -t $V -r $r:80; done`],
    ['break of two loops', 'for i in 1 2; do for j in 1 2; do ipvsadm -A -f $i$j; [ $j = 1 ] && break 2; done; done'],
    ['exit', 'ipvsadm -A -f 1\nx=1\n[ $x = 1 ] && exit 0\nipvsadm -A -f 2'],
    ['return in a function', 'f() { ipvsadm -A -f 1; return; ipvsadm -A -f 2; }\nf\nipvsadm -A -f 3'],
    ['the status of a function', 'f() { return $1; }\nf 1 || ipvsadm -A -f 1\nif f 0; then ipvsadm -A -f 2; fi'],
    [
      'a function with arguments',
      `${V}add() { for r in "\${@:2}"; do ipvsadm -a -t $1 -r $r:80; done; }\nadd $V 10.0.0.1 10.0.0.2`,
    ],
    ['shift', `f() { V=$1; shift; ipvsadm -A -f $V -s $1; }\nf 7 wrr\nset -- 8 9; shift; ipvsadm -A -f $1`],
    ['a subshell', 'x=1; (x=2; ipvsadm -A -f $x); ipvsadm -A -f $x'],
    ['a pipeline is a subshell', 'x=1; echo 5 | while read x; do ipvsadm -A -f $x; done; ipvsadm -A -f $x'],
    ['for (( ))', 'for ((i=1;i<=3;i++)); do ipvsadm -A -f $i; done'],
    ['while with arithmetic', 'i=0; while [ $i -lt 3 ]; do i=$((i+1)); ipvsadm -A -f $i; done'],
    ['until', 'i=3; until [ $i -eq 0 ]; do ipvsadm -A -f $i; i=`expr $i - 1`; done'],
    ['case', 'm=dr\ncase $m in nat|tun) ipvsadm -A -f 1;; d?) ipvsadm -A -f 2;; *) ipvsadm -A -f 3;; esac'],
    ['case that falls through', 'case a in a) ipvsadm -A -f 1;& b) ipvsadm -A -f 2;; *) ipvsadm -A -f 3;; esac'],
    ['set -e', 'set -e; false || true; if false; then :; fi; ipvsadm -A -f 1; false; ipvsadm -A -f 2'],
    ['set -e in a function', 'set -e; f() { false; ipvsadm -A -f 1; }; f || ipvsadm -A -f 2; f; ipvsadm -A -f 3'],
    [
      'set -u and a trap for the end',
      'set -u; trap "ipvsadm -A -f 9; ipvsadm -A -f 8" EXIT; X=1; unset X; ipvsadm -A -f $X',
    ],
    ['a shift by less than nothing', 'set -- 7 8; shift -1 || ipvsadm -A -f 1; ipvsadm -A -f $1'],
    ['a trap for the end', 'trap "ipvsadm -A -f 9" EXIT; ipvsadm -A -f 1; exit 0'],
    ['negation', '! false && ipvsadm -A -f 1; if ! true; then ipvsadm -A -f 2; fi'],
    ['what follows a pipeline', 'echo a | cat && ipvsadm -A -f 1; true | false || ipvsadm -A -f 2'],
    ['pipefail', 'set -o pipefail; false | true || ipvsadm -A -f 1'],
    [
      'set -o and set +e',
      'set -euo pipefail; set +e; false; ipvsadm -A -f 1; set +o nounset; ipvsadm -A -f 2$NOT_THERE_X; set -x; set -o monitor; set -e; false; ipvsadm -A -f 3'.replace(
        '$NOT_THERE_X',
        '',
      ),
    ],
    [
      'a trap that reports failures',
      'set -e; trap \'echo "failed at $LINENO"\' ERR; ipvsadm -A -f 1; false; ipvsadm -A -f 2',
    ],
    ['exec', 'ipvsadm -A -f 1; exec ipvsadm -A -f 2; ipvsadm -A -f 3'],
    [
      'sh -c',
      `sh -c 'ipvsadm -A -f 1; x=2; ipvsadm -A -f $x'; bash -c "ipvsadm -A -f 3"`
        .replace('sh -c', '/bin/sh -c')
        .replace('bash -c', '/bin/bash -c'),
    ],
    ['a redefined function', 'f() { ipvsadm -A -f 1; }; f; f() { ipvsadm -A -f 2; }; f'],
    ['the shell that runs it', '#!/bin/sh\nset -e\nV=7\nfor i in 1 2; do ipvsadm -A -f $V$i; done'],
    ['the status of a substitution', 'x=$(false) || ipvsadm -A -f 1; x=$(true) && ipvsadm -A -f 2'],
    ['the last status', 'false; [ $? -eq 1 ] && ipvsadm -A -f 1; true; ipvsadm -A -f 2$?'],
    ['groups', '{ x=5; ipvsadm -A -f $x; } && { ipvsadm -A -f 6; }'],
  ])('%s', (_, script) => {
    const made = bothWays(script, recorder);
    expect(made.read).toBe(made.run);
    expect(made.losses).toEqual([]);
  });
});
