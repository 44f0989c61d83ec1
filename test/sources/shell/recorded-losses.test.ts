import { describe, expect, it } from 'vitest';
import { read, recordedRuns, taken } from './recorded-runs.ts';

const recorder = recordedRuns();

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
