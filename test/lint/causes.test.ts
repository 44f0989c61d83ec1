import { describe, expect, test } from 'vitest';
import { lintText } from '../../src/lint/lint.ts';

const strict = { settings: { profile: 'strict' } } as const;

/** What is found, as `line:column rule`, without style and information findings. */
function weighing(text: string): readonly string[] {
  return lintText(text, strict)
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ line, column, rule }) => `${line}:${column} ${rule}`);
}

const server = '-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 1\n';

describe('what follows from a broken service is not reported beside it', () => {
  test.each([
    ['a byte order mark', '\ufeff-A -t 192.0.2.1:80 -s rr\n', '1:1 LVS009'],
    ['quotes around the address', `-A -t '192.0.2.1:80' -s rr\n`, '1:7 LVS007'],
    ['quotes around an option', '-A "-t" 192.0.2.1:80 -s rr\n', '1:4 LVS007'],
    ['a forgotten option', '-A 192.0.2.1:80 -s rr\n', '1:4 LVS007'],
    ['a mistyped option', '-A -T 192.0.2.1:80 -s rr\n', '1:4 LVS001'],
    ['a forgotten dash', 'A -t 192.0.2.1:80 -s rr\n', '1:1 LVS003'],
    ['a scheduler in capitals', '-A -t 192.0.2.1:80 -s RR\n', '1:23 LVS104'],
    ['a port behind an IPv4 address in brackets', '-A -t [192.0.2.1]:80 -s rr\n', '1:7 LVS226'],
    ['a blank that is not ASCII', '-A -t 192.0.2.1:80\u00a0-s rr\n', '1:19 LVS009'],
  ])('%s', (_, service, cause) => {
    expect(weighing(service + server)).toEqual([cause]);
  });

  test('a port that is not seen is not also missed', () => {
    expect(weighing('-A -t 2001:db8::1:80 -s rr\n')).toEqual(['1:7 LVS012']);
  });

  test('a port that lacks the brackets before it names the service all the same', () => {
    const servers = '-a -t [2001:db8::1]:80 -r [2001:db8::2]:80 -m -w 1\n';
    expect(weighing(`-A -t 2001:db8::1:80 -s rr\n${servers}`)).toEqual(['1:7 LVS012']);
  });

  test('a service that no line names is missed', () => {
    expect(weighing(`-A -t '192.0.2.9:80' -s rr\n${server}`)).toEqual(['1:7 LVS007', '2:1 LVS103']);
  });

  test.each([
    ['the same mark of the other family', '-A -f 1 -s RR\n-a -f 1 -6 -r 2001:db8::2 -g -w 1\n', '1:12 LVS104'],
    [
      'the same address of the other protocol',
      '-A -u 192.0.2.1:53 -s RR\n-d -t 192.0.2.1:53 -r 10.0.0.1:53\n',
      '1:23 LVS104',
    ],
    [
      'an address that only a line with a byte order mark names, as another protocol',
      '\ufeff-A -u 192.0.2.1:53 -s rr\n-a -t 192.0.2.1:53 -r 10.0.0.1:53 -m -w 1\n',
      '1:1 LVS009',
    ],
  ])('%s is another service, and missed', (_, text, cause) => {
    expect(weighing(text)).toEqual([cause, '2:1 LVS103']);
  });
});

describe('what follows from a broken server is not reported beside it', () => {
  test.each([
    ['the only one', '-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w -1\n', ['2:41 LVS016']],
    ['a last line that is lost', '-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m  ', ['2:1 LVS227']],
    [
      'one that is edited later',
      '-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w x\n-e -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 2\n',
      ['2:41 LVS016', '3:1 LVS020'],
    ],
    [
      'one beside a quiesced one',
      '-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w x\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 0\n',
      ['2:41 LVS016'],
    ],
  ])('%s', (_, servers, found) => {
    expect(weighing(`-A -t 192.0.2.1:80 -s rr\n${servers}`)).toEqual(found);
  });
});

describe('every fault of a line is found', () => {
  test.each([
    ['-A -t 300.1.2.3:80 -s RR -p 0 -w 5', ['1:7 LVS010', '1:23 LVS104', '1:29 LVS017', '1:31 LVS006']],
    ['-A -t 192.0.2.1:80 --persistant 300 -s RR', ['1:20 LVS001', '1:40 LVS104']],
    ['-A -t 192.0.2.1:99999 -b sh-bogus -s sh', ['1:17 LVS014', '1:26 LVS019']],
    ['-a -t 192.0.2.1:80 -r 10.0.0.256 -w x -x 1 -y 5', ['1:23 LVS010', '1:37 LVS016', '1:44 LVS109']],
    ['-A -f 0 -p 5m -s rr -6 -M 300', ['1:7 LVS015', '1:12 LVS017', '1:27 LVS018']],
  ])('%s', (line, found) => {
    expect(weighing(`${line}\n`)).toEqual(found);
  });

  test('a fault is fixed without causing another', () => {
    expect(weighing('-A -t 192.0.2.1:0 -s rr -p never\n')).toEqual(['1:28 LVS017']);
  });
});

test('in a file with more than a thousand faulty lines the later ones have their first fault only', () => {
  const found = lintText('-A -t 192.0.2.1:x -s RR -p 0\n'.repeat(1001), { settings: { select: ['LVS014', 'LVS017'] } });
  expect(found.filter(({ rule }) => rule === 'LVS014')).toHaveLength(1001);
  expect(found.filter(({ rule }) => rule === 'LVS017')).toHaveLength(1000);
});

test('line ends of CR LF are reported once', () => {
  const text = `-A -t 192.0.2.1:80 -s rr\n${server}`.replaceAll('\n', '\r\n');
  const found = lintText(text, { settings: { select: ['LVS411'] } });
  expect(found.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
    '1:25 lines end in CR LF: this is the first of 2',
  ]);
});
