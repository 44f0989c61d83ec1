import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noNames } from '../../../src/ipvsadm/names.ts';
import { readShell } from '../../../src/sources/shell/read-shell.ts';

const host = { names: noNames, machine: {} };

function lines(script: string, args?: readonly string[]): readonly string[] {
  return readShell(script, { host, ...(args && { args }) }).lines.map(({ line, text }) => `${line} ${text}`);
}

function losses(script: string): readonly string[] {
  return readShell(script, { host }).losses.map(({ line, what }) => `${line ?? ''} ${what}`);
}

function notes(script: string): readonly string[] {
  return readShell(script, { host }).notes.map(({ line, what }) => `${line ?? ''} ${what}`);
}

describe('each line keeps its place in the script', () => {
  it.each([
    [
      'a loop in a loop',
      'for i in 1 2\ndo\n for j in 3 4\n do\n  ipvsadm -A -f $i$j\n done\ndone',
      ['5 -A -f 13', '5 -A -f 14', '5 -A -f 23', '5 -A -f 24'],
    ],
    ['a continued line', 'ipvsadm -A -f 1 \\\n  -s rr\nipvsadm -C', ['1 -A -f 1 -s rr', '3 -C']],
    ['a here-document', 'V=1\nipvsadm -R <<EOF\n-A -f $V\n-C\nEOF\nipvsadm -Z', ['3 -A -f 1', '4 -C', '6 -Z']],
    [
      'a here-document through cat',
      'cat <<EOF | ipvsadm-restore\n# the shop\n-A -f 1\nEOF',
      ['2 # the shop', '3 -A -f 1'],
    ],
    ['a function', 'f() {\n ipvsadm -A -f $1\n}\nf 1\nf 2', ['2 -A -f 1', '2 -A -f 2']],
    ['a comment above', '#!/bin/sh\n# clear\nipvsadm -C # now', ['2 # clear', '3 -C']],
    [
      'a comment above a loop, once',
      '# all\nfor i in 1 2; do\n  ipvsadm -A -f $i\ndone',
      ['1 # all', '3 -A -f 1', '3 -A -f 2'],
    ],
  ])('%s', (_, script, expected) => {
    expect(lines(script)).toEqual(expected);
    expect(losses(script)).toEqual([]);
  });
});

describe('what is lost is named with the reason', () => {
  it.each([
    [
      'an unknown variable',
      'ipvsadm -A -t $VIP:80',
      ['1 left out: ipvsadm -A -t $VIP:80: $VIP is not set in the script'],
    ],
    [
      'an argument',
      'VIP=$1\nipvsadm -A -t $VIP:80',
      ['2 left out: ipvsadm -A -t $VIP:80: $1 is not given; --args gives it'],
    ],
    [
      'a substitution',
      'V=$(hostname -i)\nipvsadm -A -t $V:80',
      ['2 left out: ipvsadm -A -t $V:80: what hostname prints is not known'],
    ],
    [
      'a condition',
      'if ping -c1 x; then\nipvsadm -C\nfi\nipvsadm -Z',
      ['2 left out: ipvsadm -C: the status of ping is not known'],
    ],
    [
      'a guard',
      '[ $# -lt 1 ] && exit 1\nipvsadm -Z',
      [
        '1 the script may end here: exit 1: the number of arguments is not known; --args gives them; the rest is read as if it continued',
      ],
    ],
    [
      'a file',
      'ipvsadm -R < rules',
      ['1 left out: ipvsadm -R < rules: what it reads is not known: what is in rules is not in the script'],
    ],
    ['a program', './lvs-tool', ['1 ./lvs-tool: it is not known whether lvs-tool changes the table']],
    [
      'a service that starts a writer',
      'systemctl start keepalived',
      ['1 systemctl start keepalived: it is not known whether systemctl changes the table'],
    ],
    ['a refused line', 'ipvsadm -A -f 1\nipvsadm -A -f 1', ['2 left out: -A -f 1: Service already exists']],
    [
      'what only bash understands, for sh',
      '#!/bin/sh\nfor i in {1..2}; do ipvsadm -A -f $i; done',
      ['2 {1..2} is several words for bash, but not for every sh; it is read as bash reads it'],
    ],
    ['another language', '#!/usr/bin/perl\nsystem("ipvsadm -C");', ['1 the script is for perl, not for sh or bash']],
    [
      'a loop that nothing leaves',
      'while true; do ipvsadm -A -f 1; sleep 5; done\nipvsadm -A -f 2',
      ['1 the loop never ends: one round of it is followed'],
    ],
    [
      'a long dash and curly quotes',
      Buffer.from('ipvsadm -A -f 1 \u2013s rr\nipvsadm -A -t \u2019192.0.2.1:80\u2019').toString('latin1'),
      [
        "1 left out: -A -f 1 \u2013s rr: '\u2013' is U+2013, which is not a hyphen",
        "2 left out: -A -t \u2019192.0.2.1:80\u2019: '\u2019' is U+2019, which is not a quotation mark of a shell",
      ],
    ],
    [
      'two spellings of one machine',
      'ssh lb1 ipvsadm -A -f 1\nssh -o BatchMode=yes lb1 "ipvsadm -A -f 2"\ndocker exec -it a ipvsadm -A -f 3',
      [
        '3 left out: docker exec -it a ipvsadm -A -f 3: it is for the table that docker exec a reaches, but the commands before it are for the one that ssh lb1 reaches',
      ],
    ],
    [
      'a loop without end',
      'x=1; while [ $x = 1 ]; do ipvsadm -Z; done',
      ['1 the script is not followed further: it has run 100000 commands'],
    ],
    [
      'Windows line ends',
      'ipvsadm -C\r\n',
      [
        '1 the lines end in CR LF: a shell takes the carriage return as part of the last word; the script is read as if they ended in LF',
      ],
    ],
  ])('%s', (_, script, expected) => {
    expect(losses(script)).toEqual(expected);
  });
});

it('commands that cannot change a table are counted', () => {
  const reading = readShell(
    'modprobe ip_vs\necho 1 > /proc/sys/net/ipv4/ip_forward\nip addr add 192.0.2.1/32 dev lo\nip link\nipvsadm -C',
    { host },
  );
  expect([...reading.passed]).toEqual([
    ['modprobe', 1],
    ['ip', 2],
  ]);
  expect(reading.losses).toEqual([]);
});

describe('without --args', () => {
  const script = `case "$1" in
start) ipvsadm -A -f 1 ;;
stop) ipvsadm -C ;;
*) echo "usage: $0 start|stop"; exit 1 ;;
esac
`;

  it('the only branch that adds services is assumed, with a note', () => {
    expect(lines(script)).toEqual(['2 -A -f 1']);
    expect(losses(script)).toEqual([]);
    expect(notes(script)).toEqual([
      '1 $1 may be start, stop, *: start is assumed, the only one that adds services; use --args to change that',
    ]);
  });

  it('two branches that add services are both left out', () => {
    const two = 'case $1 in a) ipvsadm -A -f 1;; b) ipvsadm -A -f 2;; esac';
    expect(lines(two)).toEqual([]);
    expect(losses(two)).toHaveLength(2);
  });

  it('the default of an argument is assumed, with a note', () => {
    expect(lines('ipvsadm -A -f ${1:-7}')).toEqual(['1 -A -f 7']);
    expect(notes('ipvsadm -A -f ${1:-7}')).toEqual(['1 $1 is assumed not to be set in ${1:-7}']);
  });

  it('with it the branch is the requested one', () => {
    expect(lines(script, ['stop'])).toEqual(['3 -C']);
    expect(lines(script, [])).toEqual([]);
  });
});

describe('what people paste', () => {
  it.each([
    [
      'prompts',
      '[root@lb ~]# ipvsadm -A -f 1\n[root@lb ~]# ipvsadm -A -f 2 \\\n> -s rr\nroot@lb:~# ipvsadm -Ln\nsome output\n$ ipvsadm -Z',
      ['1 -A -f 1', '2 -A -f 2 -s rr', '6 -Z'],
    ],
    [
      'a unit of systemd',
      '[Unit]\nDescription=x\n[Service]\nEnvironment="A=1" B=2\nExecStartPre=-/sbin/ipvsadm -C\nExecStart=/sbin/ipvsadm -A -f ${A} -s "rr"\nExecStart=/bin/sh -c \'ipvsadm -A -f 3\'\nExecStop=/sbin/ipvsadm -C',
      ['5 -C', '6 -A -f 1 -s rr', '7 -A -f 3'],
    ],
    ['a container', 'docker exec -it lb ipvsadm -A -f 1\ndocker exec lb ipvsadm -A -f 2', ['1 -A -f 1', '2 -A -f 2']],
    ['a pod', 'kubectl exec -n kube-system kube-proxy-x -- ipvsadm -A -f 1', ['1 -A -f 1']],
    ['another machine', "ssh -p 22 root@lb1 'ipvsadm -A -f 1; ipvsadm -A -f 2'", ['1 -A -f 1', '1 -A -f 2']],
    ['a namespace of a process', 'nsenter -t 1 -n ipvsadm -A -f 1', ['1 -A -f 1']],
    ['a namespace by an unknown path', 'N=$(ls /run)\nnsenter --net=/run/$N ipvsadm -A -f 1', ['2 -A -f 1']],
  ])('%s', (_, script, expected) => {
    expect(lines(script)).toEqual(expected);
    expect(losses(script)).toEqual([]);
  });
});

it('any text at all is read to its end', () => {
  const part = fc.constantFrom(
    'for',
    'in',
    'do',
    'done',
    'if',
    'fi',
    '$x',
    '${',
    '"',
    "'",
    '`',
    '\\',
    '\n',
    ';',
    '<<E',
    'E',
    '(',
    ')',
    '{',
    '}',
    '#',
    ' ',
    'ipvsadm',
    '-C',
    'x=1',
    '|',
    '&&',
    '>',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(part, { maxLength: 30 }).map((parts) => parts.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (script) => {
        expect(readShell(script, { host }).lines.length).toBeGreaterThanOrEqual(0);
      },
    ),
    { numRuns: 100 },
  );
});

it.each([
  ['line feeds', '\n'.repeat(1_000_000)],
  ['calls', 'ipvsadm -a -t 192.0.2.1:80 -r $r:80\n'.repeat(5000)],
  ['brackets', '('.repeat(100_000)],
  ['a value that doubles', `x=a\n${'x=$x$x\n'.repeat(100)}`],
  ['a list that doubles', `x=(1)\n${'x=("${x[@]}" "${x[@]}")\n'.repeat(40)}`],
  ['braces in a row', `echo ${'{1..9}'.repeat(40)}`],
  ['a function that calls itself', 'f() { f; f; }\nf'],
  ['a loop in a loop in a loop', `${'for a in {1..900}; do '.repeat(8)}: ${'; done'.repeat(8)}`],
])(
  '%s are read to their end',
  (_, script) => {
    expect(readShell(script, { host }).lines).toEqual([]);
  },
  20_000,
);
