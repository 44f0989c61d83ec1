import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShell } from '../../../src/syntax/shell/read.ts';

function lines(script: string): readonly string[] {
  return readShell(script).lines.map(({ line, text }) => `${line} ${text}`);
}

function losses(script: string): readonly string[] {
  return readShell(script).losses.map(({ line, what }) => `${line ?? ''} ${what}`);
}

describe('followed', () => {
  it.each([
    ['an assignment', 'VIP=10.0.0.1\nipvsadm -A -t $VIP:80', ['2 -A -t 10.0.0.1:80']],
    ['braces', 'VIP=10.0.0.1\nipvsadm -A -t ${VIP}:80', ['2 -A -t 10.0.0.1:80']],
    ['quotes', `V='10.0.0.1'; P="8""0"\nipvsadm -A -t "$V:$P"`, ['2 -A -t 10.0.0.1:80']],
    ['a path and sudo', 'sudo -n /sbin/ipvsadm -C\n', ['1 -C']],
    ['a program in a variable', 'I=/sbin/ipvsadm\n$I -C', ['2 -C']],
    ['a list split at blanks', 'O="-s rr"\nipvsadm -A -f 1 $O', ['2 -A -f 1 -s rr']],
    ['a loop', 'for i in 1 2; do ipvsadm -D -f $i; done', ['1 -D -f 1', '1 -D -f 2']],
    [
      'a loop in a loop',
      'for i in 1 2\ndo\n for j in 3 4\n do\n  ipvsadm -D -f $i$j\n done\ndone',
      ['5 -D -f 13', '5 -D -f 14', '5 -D -f 23', '5 -D -f 24'],
    ],
    ['a continued line', 'ipvsadm -A -f 1 \\\n  -s rr\nipvsadm -C', ['1 -A -f 1 -s rr', '3 -C']],
    ['an escaped dollar', 'ipvsadm -A -f \\$x', ['1 -A -f $x']],
    ['a comment at the end', 'ipvsadm -C # clear', ['1 -C']],
    ['a comment of its own', '#!/bin/sh\n# clear\nipvsadm -C', ['2 # clear', '3 -C']],
    ['what follows a failure', 'ipvsadm -C || { echo no; exit 1; }\nipvsadm -Z', ['1 -C', '2 -Z']],
    ['what follows a success', 'ipvsadm -C && ipvsadm -Z', ['1 -C', '1 -Z']],
    ['thrown away output', 'ipvsadm -C >/dev/null 2>&1\nipvsadm -Z', ['1 -C', '2 -Z']],
    ['a here-document', 'V=1\nipvsadm -R <<EOF\n-A -f $V\n-C\nEOF\nipvsadm -Z', ['3 -A -f 1', '4 -C', '6 -Z']],
    ['a quoted here-document', "ipvsadm-restore <<'EOF'\n-A -f 1\nEOF", ['2 -A -f 1']],
    ['the end', 'ipvsadm -C\nexit 0\nipvsadm -Z', ['1 -C']],
    ['commands that change nothing', 'set -e\necho hello\nipvsadm -Ln\nipvsadm -C', ['4 -C']],
  ])('%s', (_, script, expected) => {
    expect(lines(script)).toEqual(expected);
    expect(losses(script)).toEqual([]);
  });
});

describe('named, not followed', () => {
  it.each([
    ['an unknown variable', 'ipvsadm -A -t $VIP:80', ['1 ipvsadm -A -t $VIP:80: the value of $VIP is not known']],
    ['an argument', 'VIP=$1\nipvsadm -C', ['1 $VIP is not known from here on: the value of $1 is not known']],
    [
      'a substitution',
      'V=$(hostname -i)\nipvsadm -C',
      ['1 $V is not known from here on: $(hostname -i) is not followed'],
    ],
    ['a default', 'ipvsadm -A -f ${F:-1}', ['1 ipvsadm -A -f ${F:-1}: ${F:-1} is not followed']],
    ['a condition', 'if true; then\nipvsadm -C\nfi\nipvsadm -Z', ["1 'if' is not followed"]],
    ['a case', 'case $1 in\nstart) ipvsadm -C;;\nesac\nipvsadm -Z', ["1 'case' is not followed"]],
    ['a function', 'f() {\n ipvsadm -C\n}\nipvsadm -Z', ['1 a function is not followed']],
    [
      'a loop over something else',
      'for i in $(seq 3); do ipvsadm -C; done',
      ['1 the loop is not followed: $(seq 3) is not followed'],
    ],
    ['a pipeline', 'cat rules | ipvsadm -R\n', ['1 a pipeline is not followed: cat rules |']],
    ['a file', 'ipvsadm -R < rules', ['1 ipvsadm -R: what it reads is not in the script']],
    ['another program', 'modprobe ip_vs', ['1 not a command of ipvsadm: modprobe ip_vs']],
    ['braces that make words', 'ipvsadm -A -f {1,2}', ['1 ipvsadm -A -f {1,2}: {1,2} stands for other words']],
  ])('%s', (_, script, expected) => {
    expect(losses(script)).toEqual(expected);
  });

  it('what a condition may have set is not known afterwards', () => {
    const script = 'V=1\nif x; then V=2; fi\nipvsadm -A -f $V';
    expect(lines(script)).toEqual([]);
    expect(losses(script)).toContain('3 ipvsadm -A -f $V: the value of $V is not known');
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
        expect(readShell(script).lines.length).toBeGreaterThanOrEqual(0);
      },
    ),
    { numRuns: 300 },
  );
});
