import { describe, expect, it } from 'vitest';
import { bothWays, recordedRuns } from './recorded-runs.ts';

const recorder = recordedRuns();
const V = 'V=192.0.2.1:80\nipvsadm -A -t $V -s rr\n';

describe('the values of a script are those of its run', () => {
  it.each([
    ['let in a loop', `${V}i=1; for r in 10.0.0.1 10.0.0.2; do ipvsadm -a -t $V -r $r:80 -w $i; let i++; done`],
    ['local variables', 'x=1\nf() { local x=2; ipvsadm -A -f $x; y=9; }\nf; ipvsadm -A -f $x; ipvsadm -A -f $y'],
    ['unset', 'X=1; unset X; ipvsadm -A -f 3$X; [ -z "$X" ] && ipvsadm -A -f 4'],
    [
      'IFS for read',
      `${V}while IFS=: read -r r p w; do ipvsadm -a -t $V -r $r:$p -w $w; done <<'EOF'\n10.0.0.1:80:1\n10.0.0.2:80:2\nEOF\n`,
    ],
    ['IFS for words', 'IFS=,; L=1,2,3; for i in $L; do ipvsadm -A -f $i; done'],
    [
      'arrays',
      `${V}R=(10.0.0.1 10.0.0.2); W=(3 4)\nfor i in "\${!R[@]}"; do ipvsadm -a -t $V -r \${R[$i]}:80 -w \${W[i]}; done; ipvsadm -A -f \${#R[@]}`,
    ],
    ['an array that grows', 'R=(1); R+=(2 3); R[5]=6; for r in ${R[*]}; do ipvsadm -A -f $r; done'],
    ['an associative array', 'declare -A M=([a]=1 [b]=2); ipvsadm -A -f ${M[b]}; M[c]=3; ipvsadm -A -f ${M[c]}'],
    [
      'braces',
      'for i in {1..3} {a,4}; do [ $i = a ] || ipvsadm -A -f $i; done; for i in 0{8..9}; do ipvsadm -A -f 1$i; done',
    ],
    ['arithmetic', 'i=3; ipvsadm -A -f $((i*2+1)); ((i+=2)); ipvsadm -A -f $i; : $((i++)); ipvsadm -A -f $(( i % 4 ))'],
    [
      'defaults',
      'X=; ipvsadm -A -f ${X:-7}; ipvsadm -A -f 1${X-8}; : ${Y:=9}; ipvsadm -A -f $Y; ipvsadm -A -f ${Y:+10}',
    ],
    [
      'parts of values',
      'x=10.0.0.1:80; h=${x%%:*}; p=${x##*:}; ipvsadm -A -f $p; ipvsadm -A -t $h:$p; l=${x#*.}; ipvsadm -A -f ${#l}',
    ],
    ['replacement and slices', 'x=a1b2; ipvsadm -A -f ${x//[a-z]/}; ipvsadm -A -f ${x:1:1}${x: -1}'],
    ['a name that a variable cannot have', 'WEB-IP=10.0.0.1\nipvsadm -A -f 1\nWEB-IP=2 || ipvsadm -A -f 2'],
    ['a name that a variable cannot have, under set -e', 'set -e; ipvsadm -A -f 1; 1st=2; ipvsadm -A -f 2'],
    ['indirect names', 'A=7; n=A; ipvsadm -A -f ${!n}'],
    ['set -u before case', 'set -u; X=1; unset X; case $X in *) ipvsadm -A -f 1;; esac; ipvsadm -A -f 2'],
    ['set -u in arithmetic', 'set -u; X=1; unset X; ipvsadm -A -f 1; i=$((X+1)); ipvsadm -A -f 2'],
    ['set -u and the length of a value', 'set -u; X=1; unset X; ipvsadm -A -f 1; i=${#X}; ipvsadm -A -f 2'],
    [
      'a readonly variable that is read',
      'readonly V=7; f() { local -r W=8; ipvsadm -A -f $W; }; f; f; ipvsadm -A -f $V',
    ],
    ['printf -v', 'printf -v V %s 7; ipvsadm -A -f $V'],
    ['set -- without words', 'set -- 7; set --; ipvsadm -A -f 1$#'],
    ['set -u', 'set -u; X=1; unset X; ipvsadm -A -f 1; ipvsadm -A -f $X; ipvsadm -A -f 2'],
    [
      'quotes',
      `ipvsadm -A -t "192.0.2.1":'80' -s "r"r; O="-s wrr -p 300"; ipvsadm -A -f 2 $O; ipvsadm -A -f 3\\\n  -s rr`,
    ],
    ['IPv6 in brackets', 'ipvsadm -A -t [2001:db8::1]:80 -s rr; V=[2001:db8::1]:81; ipvsadm -A -t $V'],
    [
      'tests with -a and -o',
      'x=1; y=; [ "$x" = 1 -a -z "$y" ] && ipvsadm -A -f 1; [ "$x" = 2 -o -n "$x" ] && ipvsadm -A -f 2',
    ],
    [
      'getopts',
      'set -- -v 7 -xs9 -- 10.0.0.1; while getopts v:xs: o; do case $o in v) V=$OPTARG;; x) X=1;; s) S=$OPTARG;; esac; done\nshift $((OPTIND-1)); ipvsadm -A -f $V; ipvsadm -A -f 1$S$X; ipvsadm -A -t $1:80',
    ],
    [
      'getopts with a wrong option',
      'set -- -z -v; while getopts :v: o; do case $o in :) ipvsadm -A -f 1$OPTIND;; \\?) ipvsadm -A -f 2$OPTIND;; esac; done; ipvsadm -A -f 3$OPTIND',
    ],
    [
      'getopts twice',
      'f() { local OPTIND=1 o; while getopts a:b o; do case $o in a) n=1$OPTARG;; b) n=2;; esac; ipvsadm -A -f $n; done; }; f -b -a 3; f -a4 -b; f -ba5',
    ],
    [
      'exported variables',
      `export V=7 W; W=8; X=9; bash -c 'ipvsadm -A -f $V; ipvsadm -A -f $W; ipvsadm -A -f 1\${X:-5}'; Y=6 bash -c 'ipvsadm -A -f $Y'`
        .replace('bash -c', '/bin/bash -c')
        .replace('Y=6 bash', 'Y=6 /bin/bash'),
    ],
    [
      'a name that the script sets later',
      'for s in 7:1 7:2 8:3; do v=${s%:*}; [ "$last" = $v ] || ipvsadm -A -f $v; last=$v; ipvsadm -a -f $v -r 10.0.0.${s#*:}; done',
    ],
    ['a program in a variable', 'I=ipvsadm; ADD="$I -A"; $ADD -f 1; $I -A -f 2'],
    ['read without a variable', 'read <<< "7"; ipvsadm -A -f $REPLY'],
    ['prefix assignments', 'X=1; f() { ipvsadm -A -f $X; }; X=2 f; ipvsadm -A -f $X'],
    ['a nested substitution', 'x=$(echo $(echo 7)); ipvsadm -A -f $x; y=`echo \\`echo 8\\``; ipvsadm -A -f $y'],
  ])('%s', (_, script) => {
    const made = bothWays(script, recorder);
    expect(made.read).toBe(made.run);
    expect(made.losses).toEqual([]);
  });
});
