import { describe, expect, it } from 'vitest';
import { bothWays, recordedRuns } from './recorded-runs.ts';

const recorder = recordedRuns();
const V = 'V=192.0.2.1:80\nipvsadm -A -t $V -s rr\n';

describe('files and programs of a script make the table that its run makes', () => {
  it.each([
    [
      'a loop over a here-document',
      `${V}while read r w; do ipvsadm -a -t $V -r $r:80 -w $w; done <<EOF\n10.0.0.1 1\n10.0.0.2   2\nEOF\n`,
    ],
    ['seq', 'for i in $(seq 1 3) `seq 5 2 7`; do ipvsadm -A -f $i; done'],
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
    ['a here-string', 'ipvsadm -R <<< "-A -f 7"'],
    ['an indented here-document', 'ipvsadm -R <<-EOF\n\t-A -f 7\n\t-A -f 8\n\tEOF\nipvsadm -A -f 9'],
    ['eval', 'c="ipvsadm -A"; eval "$c -f 7"; n=X; eval $n=8; ipvsadm -A -f $X'],
    ['a file that was written is there', 'echo x > f; [ -f f ] && ipvsadm -A -f 1'],
    [
      'cut and tr',
      'x=10.0.0.5; n=$(echo $x | cut -d. -f4); ipvsadm -A -f $n; for i in $(echo 6,7 | tr , " "); do ipvsadm -A -f $i; done',
    ],
    ['a file of <( )', 'mapfile -t L < <(printf "%s\\n" 7 8); for i in "${L[@]}"; do ipvsadm -A -f $i; done'],
    ['two files of <( )', 'cat <(echo "-A -f 7") <(echo "-A -f 8") | ipvsadm -R; [ $? = 0 ] && ipvsadm -A -f 9'],
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
    ['mapfile', 'mapfile -t L <<EOF\n7\n8\nEOF\nfor i in "${L[@]}"; do ipvsadm -A -f $i; done'],
    ['sudo', 'sudo -E ipvsadm -A -f 1; sudo ipvsadm -A -f 2'],
    ['a namespace', 'ip netns exec lb ipvsadm -A -f 1; ip netns exec lb ipvsadm -A -f 2'],
    ['a service that is there already', 'ipvsadm -A -f 1 && ipvsadm -A -f 2; ipvsadm -A -f 1 || ipvsadm -A -f 3'],
    [
      'a loop that reads a file',
      'printf "1 a\\n2 b" > f; while read m n; do ipvsadm -A -f $m; done < f; while read m n || [ -n "$m" ]; do ipvsadm -A -f 1$m; done < f',
    ],
  ])('%s', (_, script) => {
    const made = bothWays(script, recorder);
    expect(made.read).toBe(made.run);
    expect(made.losses).toEqual([]);
  });
});
