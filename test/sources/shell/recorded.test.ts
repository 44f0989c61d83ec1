import { afterAll, describe, expect, it } from 'vitest';
import { noNames } from '../../../src/ipvsadm/names.ts';
import { predict } from '../../../src/ipvsadm/predict.ts';
import { readShell, type ScriptReading } from '../../../src/sources/shell/read-shell.ts';
import { emitTable } from '../../../src/syntax/emit.ts';
import { ScriptRecorder } from '../../support/recorded-script.ts';
import { randomScript } from '../../support/random-script.ts';

const host = { names: noNames, machine: {} };
const recorder = new ScriptRecorder([
  'cat',
  'seq',
  'cut',
  'tr',
  'basename',
  'dirname',
  'expr',
  'head',
  'grep',
  'id',
  'sed',
  'awk',
  'tee',
  'tail',
  'xargs',
  'echo',
  'mktemp',
  'rm',
]);
recorder.add('ping', '#!/bin/sh\nexit "${HIDDEN:-0}"\n');
recorder.add('modprobe', '#!/bin/sh\nexit 0\n');
for (const name of ['sudo', 'ip'])
  recorder.add(name, '#!/bin/sh\ncase $1 in netns) shift 3;; -*) shift;; esac\nexec "$@"\n');
afterAll(() => {
  recorder.remove();
});

function rules(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function read(script: string, args?: readonly string[]): ScriptReading {
  return readShell(script, { host, ...(args && { args }) });
}

function taken({ lines }: ScriptReading): readonly string[] {
  return lines.filter(({ text }) => !text.startsWith('#')).map(({ text }) => text);
}

/** The table that a script makes where it is run: lines that are refused change nothing. */
function tableOf(lines: readonly string[]): string {
  return emitTable(predict(rules(lines)).table, { lossless: true });
}

const V = 'V=192.0.2.1:80\nipvsadm -A -t $V -s rr\n';

describe('a script makes the table that its run makes', () => {
  it.each([
    ['a condition that does not hold', 'M=dr; [ $M = nat ] && ipvsadm -A -f 1'],
    ['a condition that holds', 'M=nat; [ "$M" = nat ] && ipvsadm -A -f 1'],
    ['an alternative', 'M=nat; [ $M = nat ] || ipvsadm -A -f 1\n[ $M = dr ] || ipvsadm -A -f 2'],
    [
      'if and elif',
      'x=2\nif [ $x -eq 1 ]; then ipvsadm -A -f 1; elif test $x -gt 1; then ipvsadm -A -f 2; else ipvsadm -A -f 3; fi',
    ],
    ['[[ ]]', 'x=web1\nif [[ $x == web* && ! $x =~ ^db ]]; then ipvsadm -A -f 1; fi; [[ -z $x ]] || ipvsadm -A -f 2'],
    ['let in a loop', `${V}i=1; for r in 10.0.0.1 10.0.0.2; do ipvsadm -a -t $V -r $r:80 -w $i; let i++; done`],
    ['continue', `${V}for r in 10.0.0.1 10.0.0.2; do [ $r = 10.0.0.2 ] && continue; ipvsadm -a -t $V -r $r:80; done`],
    ['break of two loops', 'for i in 1 2; do for j in 1 2; do ipvsadm -A -f $i$j; [ $j = 1 ] && break 2; done; done'],
    ['exit', 'ipvsadm -A -f 1\nx=1\n[ $x = 1 ] && exit 0\nipvsadm -A -f 2'],
    ['return in a function', 'f() { ipvsadm -A -f 1; return; ipvsadm -A -f 2; }\nf\nipvsadm -A -f 3'],
    ['the status of a function', 'f() { return $1; }\nf 1 || ipvsadm -A -f 1\nif f 0; then ipvsadm -A -f 2; fi'],
    ['local variables', 'x=1\nf() { local x=2; ipvsadm -A -f $x; y=9; }\nf; ipvsadm -A -f $x; ipvsadm -A -f $y'],
    [
      'a function with arguments',
      `${V}add() { for r in "\${@:2}"; do ipvsadm -a -t $1 -r $r:80; done; }\nadd $V 10.0.0.1 10.0.0.2`,
    ],
    ['shift', `f() { V=$1; shift; ipvsadm -A -f $V -s $1; }\nf 7 wrr\nset -- 8 9; shift; ipvsadm -A -f $1`],
    ['unset', 'X=1; unset X; ipvsadm -A -f 3$X; [ -z "$X" ] && ipvsadm -A -f 4'],
    ['a subshell', 'x=1; (x=2; ipvsadm -A -f $x); ipvsadm -A -f $x'],
    ['a pipeline is a subshell', 'x=1; echo 5 | while read x; do ipvsadm -A -f $x; done; ipvsadm -A -f $x'],
    [
      'a loop over a here-document',
      `${V}while read r w; do ipvsadm -a -t $V -r $r:80 -w $w; done <<EOF\n10.0.0.1 1\n10.0.0.2   2\nEOF\n`,
    ],
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
    ['for (( ))', 'for ((i=1;i<=3;i++)); do ipvsadm -A -f $i; done'],
    [
      'braces',
      'for i in {1..3} {a,4}; do [ $i = a ] || ipvsadm -A -f $i; done; for i in 0{8..9}; do ipvsadm -A -f 1$i; done',
    ],
    ['seq', 'for i in $(seq 1 3) `seq 5 2 7`; do ipvsadm -A -f $i; done'],
    ['arithmetic', 'i=3; ipvsadm -A -f $((i*2+1)); ((i+=2)); ipvsadm -A -f $i; : $((i++)); ipvsadm -A -f $(( i % 4 ))'],
    ['while with arithmetic', 'i=0; while [ $i -lt 3 ]; do i=$((i+1)); ipvsadm -A -f $i; done'],
    ['until', 'i=3; until [ $i -eq 0 ]; do ipvsadm -A -f $i; i=`expr $i - 1`; done'],
    [
      'defaults',
      'X=; ipvsadm -A -f ${X:-7}; ipvsadm -A -f 1${X-8}; : ${Y:=9}; ipvsadm -A -f $Y; ipvsadm -A -f ${Y:+10}',
    ],
    [
      'parts of values',
      'x=10.0.0.1:80; h=${x%%:*}; p=${x##*:}; ipvsadm -A -f $p; ipvsadm -A -t $h:$p; l=${x#*.}; ipvsadm -A -f ${#l}',
    ],
    ['replacement and slices', 'x=a1b2; ipvsadm -A -f ${x//[a-z]/}; ipvsadm -A -f ${x:1:1}${x: -1}'],
    ['case', 'm=dr\ncase $m in nat|tun) ipvsadm -A -f 1;; d?) ipvsadm -A -f 2;; *) ipvsadm -A -f 3;; esac'],
    ['case that falls through', 'case a in a) ipvsadm -A -f 1;& b) ipvsadm -A -f 2;; *) ipvsadm -A -f 3;; esac'],
    ['echo to ipvsadm -R', 'x=7; echo "-A -f $x -s rr" | ipvsadm -R\nprintf -- "-A -f %s\\n" 8 9 | ipvsadm -R'],
    ['cat to ipvsadm -R', 'x=7\ncat <<EOF | ipvsadm -R\n-A -f $x -s rr\n-A -f $((x+1)) -s rr\nEOF\n'],
    ['a file that is written and restored', 'cat > f <<EOF\n-A -f 7\nEOF\necho "-A -f 8" >> f\nipvsadm -R < f'],
    [
      'a function that is restored',
      'rules() { echo "-A -f 7"; for i in 8 9; do echo "-A -f $i"; done; }\nrules | ipvsadm -R',
    ],
    [
      'a file with a name of mktemp',
      `${V}F=$(mktemp /tmp/lvs.XXXXXX)\ncat > $F <<EOF\n# servers\n10.0.0.1 1\n10.0.0.2 2\nEOF\ngrep -v ^# $F | while read r w; do ipvsadm -a -t $V -r $r -w $w; done; rm -f "$F"`,
    ],
    ['a name that a variable cannot have', 'WEB-IP=10.0.0.1\nipvsadm -A -f 1\nWEB-IP=2 || ipvsadm -A -f 2'],
    ['a name that a variable cannot have, under set -e', 'set -e; ipvsadm -A -f 1; 1st=2; ipvsadm -A -f 2'],
    ['a here-string', 'ipvsadm -R <<< "-A -f 7"'],
    ['an indented here-document', 'ipvsadm -R <<-EOF\n\t-A -f 7\n\t-A -f 8\n\tEOF\nipvsadm -A -f 9'],
    ['eval', 'c="ipvsadm -A"; eval "$c -f 7"; n=X; eval $n=8; ipvsadm -A -f $X'],
    ['indirect names', 'A=7; n=A; ipvsadm -A -f ${!n}'],
    ['set -e', 'set -e; false || true; if false; then :; fi; ipvsadm -A -f 1; false; ipvsadm -A -f 2'],
    ['set -e in a function', 'set -e; f() { false; ipvsadm -A -f 1; }; f || ipvsadm -A -f 2; f; ipvsadm -A -f 3'],
    ['set -u before case', 'set -u; X=1; unset X; case $X in *) ipvsadm -A -f 1;; esac; ipvsadm -A -f 2'],
    ['set -u in arithmetic', 'set -u; X=1; unset X; ipvsadm -A -f 1; i=$((X+1)); ipvsadm -A -f 2'],
    ['set -u and the length of a value', 'set -u; X=1; unset X; ipvsadm -A -f 1; i=${#X}; ipvsadm -A -f 2'],
    [
      'set -u and a trap for the end',
      'set -u; trap "ipvsadm -A -f 9; ipvsadm -A -f 8" EXIT; X=1; unset X; ipvsadm -A -f $X',
    ],
    [
      'a readonly variable that is read',
      'readonly V=7; f() { local -r W=8; ipvsadm -A -f $W; }; f; f; ipvsadm -A -f $V',
    ],
    ['printf -v', 'printf -v V %s 7; ipvsadm -A -f $V'],
    ['a shift by less than nothing', 'set -- 7 8; shift -1 || ipvsadm -A -f 1; ipvsadm -A -f $1'],
    ['set -- without words', 'set -- 7; set --; ipvsadm -A -f 1$#'],
    ['set -u', 'set -u; X=1; unset X; ipvsadm -A -f 1; ipvsadm -A -f $X; ipvsadm -A -f 2'],
    ['a trap for the end', 'trap "ipvsadm -A -f 9" EXIT; ipvsadm -A -f 1; exit 0'],
    [
      'quotes',
      `ipvsadm -A -t "192.0.2.1":'80' -s "r"r; O="-s wrr -p 300"; ipvsadm -A -f 2 $O; ipvsadm -A -f 3\\\n  -s rr`,
    ],
    ['IPv6 in brackets', 'ipvsadm -A -t [2001:db8::1]:80 -s rr; V=[2001:db8::1]:81; ipvsadm -A -t $V'],
    ['negation', '! false && ipvsadm -A -f 1; if ! true; then ipvsadm -A -f 2; fi'],
    ['what follows a pipeline', 'echo a | cat && ipvsadm -A -f 1; true | false || ipvsadm -A -f 2'],
    ['pipefail', 'set -o pipefail; false | true || ipvsadm -A -f 1'],
    [
      'tests with -a and -o',
      'x=1; y=; [ "$x" = 1 -a -z "$y" ] && ipvsadm -A -f 1; [ "$x" = 2 -o -n "$x" ] && ipvsadm -A -f 2',
    ],
    ['a file that was written is there', 'echo x > f; [ -f f ] && ipvsadm -A -f 1'],
    [
      'cut and tr',
      'x=10.0.0.5; n=$(echo $x | cut -d. -f4); ipvsadm -A -f $n; for i in $(echo 6,7 | tr , " "); do ipvsadm -A -f $i; done',
    ],
    ['a file of <( )', 'mapfile -t L < <(printf "%s\\n" 7 8); for i in "${L[@]}"; do ipvsadm -A -f $i; done'],
    ['two files of <( )', 'cat <(echo "-A -f 7") <(echo "-A -f 8") | ipvsadm -R; [ $? = 0 ] && ipvsadm -A -f 9'],
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
      'grep',
      'C="#a\n1 x\n\n2 y"; printf "$C" | grep -v "^#" | grep -v "^$" | while read m n; do ipvsadm -A -f $m; done; echo "a b" | grep -q "b$" && ipvsadm -A -f 7; echo ab | grep -E "^(a|c)+$" || ipvsadm -A -f 8; ipvsadm -A -f 1$(printf "a\nA\nb\n" | grep -ci a)',
    ],
    [
      'sed',
      'printf "1 # one\n\n2\n" | sed -e "s/ *#.*//" -e "/^$/d" | while read m; do ipvsadm -A -f $m; done; ipvsadm -A -f $(echo 10.0.0.7 | sed "s/.*\\.//"); ipvsadm -A -f $(printf "8\n9\n" | sed -n 2p); ipvsadm -A -f $(echo 1-2 | sed -E "s/([0-9])-([0-9])/\\2\\1/")',
    ],
    [
      'awk',
      `printf '10.0.0.1 3\\n10.0.0.2  4\\n' > l; ${V}awk '{print "-a -t 192.0.2.1:80 -r "$1":80 -w "$2}' l | ipvsadm -R; for i in $(echo 7:8 | awk -F: '{print $2, $1}'); do ipvsadm -A -f $i; done; awk -v p=5 'NR>1 {printf "-A -f %s%d\\n", p, $2}' l | ipvsadm -R; awk '/0.1/' l | while read a b; do ipvsadm -A -f 6$b; done`,
    ],
    ['tee', 'echo "-A -f 7" | tee r | ipvsadm -R; sed s/7/8/ r | ipvsadm -R'],
    [
      'head and tail',
      'ipvsadm -A -f $(printf "7\\n8\\n9\\n" | head -n 1); ipvsadm -A -f $(printf "7\\n8\\n9\\n" | tail -1)',
    ],
    [
      'xargs',
      `${V}echo 10.0.0.1 10.0.0.2 | xargs -n1 | xargs -I{} ipvsadm -a -t $V -r {}:80; printf '7\\n8\\n' | xargs -n 1 ipvsadm -A -f; true | xargs -r ipvsadm -A -f`,
    ],
    [
      'set -o and set +e',
      'set -euo pipefail; set +e; false; ipvsadm -A -f 1; set +o nounset; ipvsadm -A -f 2$NOT_THERE_X; set -x; set -o monitor; set -e; false; ipvsadm -A -f 3'.replace(
        '$NOT_THERE_X',
        '',
      ),
    ],
    [
      'exported variables',
      `export V=7 W; W=8; X=9; bash -c 'ipvsadm -A -f $V; ipvsadm -A -f $W; ipvsadm -A -f 1\${X:-5}'; Y=6 bash -c 'ipvsadm -A -f $Y'`
        .replace('bash -c', '/bin/bash -c')
        .replace('Y=6 bash', 'Y=6 /bin/bash'),
    ],
    [
      'a trap that tells of failures',
      'set -e; trap \'echo "failed at $LINENO"\' ERR; ipvsadm -A -f 1; false; ipvsadm -A -f 2',
    ],
    [
      'a name that the script sets later',
      'for s in 7:1 7:2 8:3; do v=${s%:*}; [ "$last" = $v ] || ipvsadm -A -f $v; last=$v; ipvsadm -a -f $v -r 10.0.0.${s#*:}; done',
    ],
    ['mapfile', 'mapfile -t L <<EOF\n7\n8\nEOF\nfor i in "${L[@]}"; do ipvsadm -A -f $i; done'],
    ['sudo', 'sudo -E ipvsadm -A -f 1; sudo ipvsadm -A -f 2'],
    ['a namespace', 'ip netns exec lb ipvsadm -A -f 1; ip netns exec lb ipvsadm -A -f 2'],
    ['exec', 'ipvsadm -A -f 1; exec ipvsadm -A -f 2; ipvsadm -A -f 3'],
    ['a program in a variable', 'I=ipvsadm; ADD="$I -A"; $ADD -f 1; $I -A -f 2'],
    [
      'sh -c',
      `sh -c 'ipvsadm -A -f 1; x=2; ipvsadm -A -f $x'; bash -c "ipvsadm -A -f 3"`
        .replace('sh -c', '/bin/sh -c')
        .replace('bash -c', '/bin/bash -c'),
    ],
    ['a redefined function', 'f() { ipvsadm -A -f 1; }; f; f() { ipvsadm -A -f 2; }; f'],
    ['read without a variable', 'read <<< "7"; ipvsadm -A -f $REPLY'],
    ['prefix assignments', 'X=1; f() { ipvsadm -A -f $X; }; X=2 f; ipvsadm -A -f $X'],
    ['the shell that runs it', '#!/bin/sh\nset -e\nV=7\nfor i in 1 2; do ipvsadm -A -f $V$i; done'],
    ['a service that is there already', 'ipvsadm -A -f 1 && ipvsadm -A -f 2; ipvsadm -A -f 1 || ipvsadm -A -f 3'],
    ['a nested substitution', 'x=$(echo $(echo 7)); ipvsadm -A -f $x; y=`echo \\`echo 8\\``; ipvsadm -A -f $y'],
    ['the status of a substitution', 'x=$(false) || ipvsadm -A -f 1; x=$(true) && ipvsadm -A -f 2'],
    ['the last status', 'false; [ $? -eq 1 ] && ipvsadm -A -f 1; true; ipvsadm -A -f 2$?'],
    ['groups', '{ x=5; ipvsadm -A -f $x; } && { ipvsadm -A -f 6; }'],
    [
      'a loop that reads a file',
      'printf "1 a\\n2 b" > f; while read m n; do ipvsadm -A -f $m; done < f; while read m n || [ -n "$m" ]; do ipvsadm -A -f 1$m; done < f',
    ],
  ])('%s', (_, script) => {
    const reading = read(script);
    const shell = script.startsWith('#!/bin/sh') ? 'sh' : 'bash';
    expect(tableOf(taken(reading))).toBe(tableOf(recorder.run(script, { shell }).calls));
    expect(reading.losses.filter(({ what }) => !what.includes('already exists'))).toEqual([]);
  });
});

describe('what is unknown is a loss, and nothing is invented', () => {
  it.each([
    ['a program that answers', 'ping -c1 10.0.0.1 && ipvsadm -A -f 1'],
    ['a program that answers, the other way', 'ping -c1 10.0.0.1 || ipvsadm -A -f 1'],
    ['the number of arguments', '[ $# -lt 1 ] && ipvsadm -A -f 1'],
    ['a value that is read', 'V=7; read V; ipvsadm -A -f $V'],
    ['a value that may have been set', 'V=7; ping x && V=8; ipvsadm -A -f $V'],
    ['a loop that may have been left', 'i=1; for r in 1 2; do ping x && break; i=$((i+1)); done; ipvsadm -A -f $i'],
    ['a round that may have been left', 'for r in 1 2; do ping x && continue; ipvsadm -A -f $r; done'],
    ['a function that may have been left', 'f() { ping x && return; ipvsadm -A -f 1; X=2; }; X=1; f; ipvsadm -A -f $X'],
    ['a function that may have been defined', 'f() { ipvsadm -A -f 1; }; ping x && f() { ipvsadm -A -f 2; }; f'],
    ['a function that may have been called', 'f() { ipvsadm -A -f 1; }; ping x && f'],
    ['a command in the background', 'ipvsadm -A -f 1 & wait'],
    ['another file', 'V=7; . /nowhere/vars || true; ipvsadm -A -f $V'],
    ['eval of what is read', 'V=7; read X; eval "$X"; ipvsadm -A -f $V'],
    ['the names of files', 'ipvsadm -A -f *'],
    ['the environment', 'ipvsadm -A -f $HIDDEN'],
    ['a program that is not known', 'V=$(/nowhere/tool); ipvsadm -A -f $V'],
    ['a file that may have been changed', 'echo "-A -f 7" > f; sed -i s/7/8/ f; ipvsadm -R < f'],
    ['a loop whose condition is not known', 'while ping x; do ipvsadm -A -f 1; break; done'],
    ['a pattern that is not known', 'case a in $HIDDEN) ipvsadm -A -f 1;; esac'],
    ['a loop that never ends', 'ipvsadm -A -f 1; while true; do ping x || ipvsadm -A -f 2; exit; done'],
    [
      'options that make another shell',
      'ipvsadm -A -f 1; set -C; echo "-A -f 2" > f; echo "-A -f 3" > f; ipvsadm -R < f'.replace(
        'echo "-A -f 2" > f; ',
        '',
      ),
    ],
    ['braces that are off', 'set +B; for i in {1,2}; do ipvsadm -A -f 7$HIDDEN; done'],
    ['a trap for failures that changes the table', 'trap "ipvsadm -A -f 9" ERR; ipvsadm -A -f 1; false'],
    ['a second table', 'ip netns exec a ipvsadm -A -f 1; ip netns exec b ipvsadm -A -f 2'],
  ])('%s', (_, script) => {
    const reading = read(script);
    expect(reading.losses).not.toEqual([]);
    for (const hidden of ['0', '1']) {
      const { calls } = recorder.run(script, { input: '5\n', environment: { HIDDEN: hidden } });
      expect(calls).toEqual(expect.arrayContaining(taken(reading) as string[]));
    }
  });
});

describe('what the shell refuses or sends elsewhere is a loss, and no line is invented', () => {
  const refused = [
    'readonly V',
    'declare -r V',
    'typeset -r V',
    'readonly V=1',
    'declare -r V=1',
    'builtin readonly V',
    '[ "$HIDDEN" = 0 ] && readonly V',
  ].flatMap((how) =>
    [
      'V=2; ipvsadm -A -f 7',
      'V+=2',
      'V[0]=2',
      'unset V; V=3',
      'for V in 2 3; do ipvsadm -A -f $V; done',
      'read V <<< 2',
      'printf -v V 2',
      '((V=2))',
      ': $((V++)); ipvsadm -A -f 7',
      'ipvsadm -A -f $((V=2))',
      'f() { local V=2; ipvsadm -A -f $V; }; f',
      'V=2 ipvsadm -A -f 7',
      'export V=2',
      'x=$(V=2; echo 7); ipvsadm -A -f $x',
      '[ "$HIDDEN" = 0 ] && V=2; ipvsadm -A -f 7',
    ].map((change) => `V=1; ${how}\nipvsadm -A -f 5\n${change}\nipvsadm -A -f 9$V`),
  );
  it.each([
    ...refused,
    'VIP=192.0.2.1; readonly VIP; VIP=192.0.2.2; ipvsadm -A -t $VIP:80\nipvsadm -A -t 192.0.2.3:80',
    'f() { local -r V=1; V=2; ipvsadm -A -f $V; }; f\nipvsadm -A -f 9',
    'f() { ipvsadm -A -f 1; }; readonly -f f; f() { ipvsadm -A -f 2; }\nf',
    'set -u; ipvsadm -A -f 1; : $NOT_THERE; ipvsadm -A -f 2',
    'set -u; ipvsadm -A -f 1; x=${#NOT_THERE}; ipvsadm -A -f 2',
    'set -u; ipvsadm -A -f 1; x=$((NOT_THERE+1)); ipvsadm -A -f 2',
    'VIP=1; declare -n R=VIP; R=2; ipvsadm -A -f $VIP; ipvsadm -A -f $R',
    'VIP=1; declare -n R; R=VIP; R=2; ipvsadm -A -f $VIP',
    'VIP=1; f() { local -n r=$1; r=2; }; f VIP; ipvsadm -A -f $VIP',
    'declare -n R=X; R=2; ipvsadm -A -f ${X:-7}',
    'declare -n R=X; read R <<< 2; ipvsadm -A -f ${X:-7}',
    'X=1; declare -n R=X; unset R; ipvsadm -A -f ${X:-7}',
    'declare -i N=2; N=2+3; ipvsadm -A -f $N',
    'declare -i N=2; N+=3; ipvsadm -A -f $N',
    'declare -l P=RR; ipvsadm -A -f 1 -s $P',
    'A=(1 2); printf -v A[1] 3; ipvsadm -A -f ${A[1]}',
    'V=1; echo V=2 > f; V=3; read x < /dev/null; . ./g$HIDDEN; ipvsadm -A -f $V',
    'x=$(declare -p HIDDEN); ipvsadm -A -f 1${#x}',
  ])('%s', (script) => {
    const reading = read(script, []);
    expect(reading.losses).not.toEqual([]);
    const mayEnd = reading.losses.some(({ what }) => what.startsWith('the script may end here'));
    for (const hidden of ['0', '1']) {
      const { calls } = recorder.run(script, { environment: { HIDDEN: hidden } });
      if (!mayEnd) expect(calls).toEqual(expect.arrayContaining(taken(reading) as string[]));
    }
  });
});

it('random scripts: without losses the table is that of the run, with losses no line is made up', () => {
  let whole = 0;
  const first = Number(process.env['SEED'] ?? 1);
  const count = Number(process.env['SEEDS'] ?? 50);
  for (let seed = first; seed < first + count; seed++) {
    const script = randomScript(seed);
    const reading = read(script, []);
    const { calls } = recorder.run(script, { environment: { HIDDEN: String(seed % 2) } });
    if (reading.losses.every(({ what }) => what.includes('already exists'))) {
      whole++;
      expect(tableOf(taken(reading)), `seed ${seed}\n${script}`).toBe(tableOf(calls));
    } else if (!reading.losses.some(({ what }) => what.startsWith('the script may end here'))) {
      for (const line of taken(reading)) expect(calls, `seed ${seed}: ${line}\n${script}`).toContain(line);
    }
  }
  expect(whole).toBeGreaterThan(count / 4);
}, 60_000);
