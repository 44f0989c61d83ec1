import { describe, expect, test } from 'vitest';
import { namesFrom } from '../../src/ipvsadm/described-host.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { emitTable } from '../../src/syntax/emit.ts';

test('each line has its outcome', () => {
  const { lines, exit } = predict('# c\n-A -f 1\n\n-A -f 1\n-A -f 0\n-C\n# d\n');
  expect(lines.map(({ outcome }) => outcome)).toEqual([
    'ignored',
    'taken',
    'ignored',
    'skipped',
    'stops',
    'unread',
    'ignored',
  ]);
  expect(exit).toBe(2);
});

test('a last line with two blanks and no line feed is lost, and the exit status is that of the line before', () => {
  const { lines, exit, table } = predict('-A -f 1\n-A -f 1\n-A -f 2  ');
  expect(lines.map(({ outcome }) => outcome)).toEqual(['taken', 'skipped', 'lost']);
  expect(exit).toBe(255);
  expect(table.services).toHaveLength(1);
});

/** Seen on a real kernel, beyond the corpus. */
describe('ipvsadm says', () => {
  test.each([
    ['-A -f 1 --start-daemon master', 2, "invalid option `master'"],
    ['-A -f 1 --start-daemon=master', 2, "invalid option `--start-daemon=master'"],
    ['-A -f 1 --stop-daemon= x', 2, "invalid option `--stop-daemon='"],
    ['-A-f 1', 255, '-A-f: unknown option'],
    ['-A -f 1 -o=', 255, '-o=: option does not take an argument'],
    ['-A -t==10.0.0.1:80', 2, 'illegal virtual server address[:port] specified'],
    ['-A -t [2001:db8::1]:', 2, 'illegal virtual server address[:port] specified'],
    ['-R x', 2, 'unexpected argument x'],
    ['-R -q', 255, '-q: unknown option'],
    ['x --set 1 2', 2, "invalid timeout value `x' specified"],
    ['--set 1 2 3 4', 2, 'unexpected argument 4'],
    ['--set -- -1 2 3', 2, "invalid timeout value `-1' specified"],
    [
      '-L -t 10.0.0.1 -w 5 -c',
      2,
      "The option 'service-address' conflicts with the 'connection' option in the 'list' command",
    ],
    ['-L --timeout --stats', 2, 'options conflicts in the list command'],
    ['-D -t 10.0.0.1:80 -6', 2, '-6 used before -f\n'],
    ['-L --daemon --syncid 3 -w 1', 2, "Illegal 'weight' option with the 'list' command"],
    ['-L --syncid 256', 2, 'illegal syncid specified'],
    ['-Z -f 5', 255, 'No such service'],
    ['-A -t 10.0.0.1:80 --pe sip2', 255, 'Scheduler or persistence engine not found'],
    ['-A --bog\0us -f 2', 255, '--bog: unknown option'],
  ])('%j: exit %i, %s', (line, exit, message) => {
    expect(predict(line)).toMatchObject({ exit, stderr: `${message}\n` });
  });
});

describe('ipvsadm takes', () => {
  test.each([
    ['-A -t [10.0.0.1:80]:90', '-A -t 10.0.0.1:80 -s wlc\n'],
    ['-A -t [2001:db8::1]:80 -p -M 4294967360', '-A -t [2001:db8::1]:80 -s wlc -p 360 -M 64\n'],
    ['-A -t 10.0.0.1:80 --pe=', '-A -t 10.0.0.1:80 -s wlc\n'],
    ['-A -t 10.0.0.1\vabc:80', '-A -t 10.0.0.1:80 -s wlc\n'],
    ['-A -t 10.0.0.1:80 -p \v7', '-A -t 10.0.0.1:80 -s wlc -p 7\n'],
    ['-A -t ::1:80 -p', '-A -t [::0.1.0.128]:0 -s wlc -p 360\n'],
    ['ipvsadm\0x -A -f 2', '-A -f 2 -s wlc\n'],
  ])('%j', (line, saved) => {
    const { exit, table } = predict(line);
    expect(exit).toBe(0);
    expect(emitTable(table)).toBe(saved);
  });
});

describe('!#:+ in a value is replaced by the next word that does not begin with a dash', () => {
  test.each([
    ['-A -f 1 -s !#:+ rr', '-A -f 1 -s rr\n'],
    ['-A -t!#:+:80 10.0.0.1 -s rr', '-A -t 10.0.0.1:80 -s rr\n'],
    ['-A --tcp-service=!#:+ 10.0.0.1:80 -s rr', '-A -t 10.0.0.1:80 -s rr\n'],
    ['-A -f !#:+ 1 -p !#:+ 7', '-A -f 1 -s wlc -p 7\n'],
    ['-A -f 1 -s !#:+!#:+ r', '-A -f 1 -s rr\n'],
    ['-A -f 1 -s!#:+ -o rr', '-A -f 1 -s rr -o\n'],
    ['-A -f 1 -s !#:+ -- rr', '-A -f 1 -s rr\n'],
    ['ipvsadm -A -f 1 -s !#:+ ipvsadm rr', '-A -f 1 -s rr\n'],
  ])('%s', (line, saved) => {
    const { stderr, table } = predict(line);
    expect(stderr).toBe('');
    expect(emitTable(table)).toBe(saved);
  });

  test.each([
    ['-A -f 1 -s !#:+ rr wrr', 2, 'unexpected argument wrr'],
    ['-A -f 1 -s !#:+', 255, 'Scheduler or persistence engine not found'],
    ['-A -f 1 -s !!#:+ r', 255, 'Scheduler or persistence engine not found'],
    ['-A -f 1 !#:+ -s rr', 2, 'unexpected argument !#:+'],
    ['-A -f 1 -s !#:+ -o', 2, 'lvsrules: ipvsadm never ends on !#:+ when all words that follow begin with a dash'],
  ])('%s: exit %i, %s', (line, exit, message) => {
    expect(predict(line)).toMatchObject({ exit, stderr: `${message}\n` });
  });
});

test('a listing takes --syncid, which says nothing', () => {
  expect(predict('-L -n --syncid 3\n')).toEqual(predict('-L -n\n'));
});

test('names are those of the host, IPv6 ones never', () => {
  const names = namesFrom('192.0.2.1 Web www # x\n::1 localhost\n2001:db8::1 six\n', 'http 80/tcp www\nhttp 81/udp\n');
  expect(['web', 'WWW', 'localhost', 'six', 'x'].map((host) => names.address(host))).toEqual([
    '192.0.2.1',
    '192.0.2.1',
    '127.0.0.1',
    null,
    null,
  ]);
  expect([names.port('www', 'tcp'), names.port('http', 'udp'), names.port('HTTP', 'tcp')]).toEqual([80, 81, null]);
  expect([names.hostName('2001:db8::1'), names.portName(80, 'tcp')]).toEqual(['six', 'http']);
});

test.each([
  ['backup --mcast-interface lo', 65507],
  ['backup --mcast-interface lo --mcast-group ff02::81', 65487],
  ['backup --mcast-interface lo --sync-maxlen 1000', 1024],
  ['master --mcast-interface lo', 1472],
  ['backup --mcast-interface eth0', 1472],
])('--start-daemon %s: a backup takes what fits its device, here %i bytes', (daemon, maxLength) => {
  expect(predict(`--start-daemon ${daemon}\n-L --daemon\n`).stdout).toContain(`maxlen=${maxLength},`);
});

test('a line of four hundred thousand words is refused before the test runs out of time', () => {
  const { stderr } = predict(`-A -f 1${' --sort x'.repeat(200_000)}\n`);
  expect(stderr).toBe('unexpected argument x\n');
});
