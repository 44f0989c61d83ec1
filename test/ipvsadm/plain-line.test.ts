import fc from 'fast-check';
import { expect, test } from 'vitest';
import { argumentsOf } from '../../src/ipvsadm/arguments-of.ts';
import { noNames } from '../../src/ipvsadm/names.ts';
import { plainReader } from '../../src/ipvsadm/plain-line.ts';
import { readLine } from '../../src/ipvsadm/read-line.ts';
import { readRules } from '../../src/syntax/read-rules.ts';

const number = fc.constantFrom('0', '00', '1', '7', '080', '255', '256', '65535', '65536', '2678401', '999999999', '');
const address = fc.constantFrom(
  '10.0.0.1',
  '010.0.0.1',
  '10.1',
  '300.0.0.1',
  '0.0.0.0',
  '10.0.0.1.',
  '[::1]',
  '::1',
  '[2001:db8::1]',
  '[2001:DB8::1]',
  '[::ffff:10.0.0.1]',
  '[10.0.0.1]',
  '[::1',
  '[::1]]',
);
const endpoint = fc.tuple(address, number).map(([host, port]) => (port === '' ? host : `${host}:${port}`));
const service = fc.oneof(
  fc.tuple(fc.constantFrom('-t', '-u', '-f', '--tcp-service'), endpoint).map((words) => words.join(' ')),
  fc.constantFrom('-f 7', '-f 7 -6', '-f 2147483647', '-f 2147483648', '-f 4294967296', '-f 0'),
);
const server = fc
  .tuple(fc.constantFrom('-a', '-e'), service, endpoint, fc.constantFrom('-m', '-g', '-i', '-mg', ''), number)
  .map(([command, virtual, real, method, weight]) => `${command} ${virtual} -r ${real} ${method} -w ${weight}`);
const added = fc
  .tuple(
    fc.constantFrom('-A', '-E'),
    service,
    fc.constantFrom('rr', 'sh', 'mh', 'none', 'wrongscheduler12', 'RR', 'ipvsadm', 'ipvsadmx', ''),
    number,
  )
  .map(([command, virtual, scheduler, time]) =>
    `${command} ${virtual} -s ${scheduler} ${time && `-p ${time}`}`.trimEnd(),
  );
const tail = fc.constantFrom(
  '',
  '',
  '',
  ' ',
  '\r',
  ' -6',
  '#',
  ' -o',
  ' -b sh-port',
  ' -o -b mh-fallback,mh-port',
  ' -b sh-port,sh-port',
);

test('what a plain line is read as is what its options are read as', () => {
  const lines = fc.array(
    fc.tuple(fc.oneof(server, added), tail).map((words) => words.join('')),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(lines, (texts) => {
      const file = readRules(texts.join('\n'));
      const plainChange = plainReader(file.source);
      for (const line of file.lines) {
        const change = line.kind === 'command' ? plainChange(line.start, line.end) : null;
        if (line.kind !== 'command' || change === null) continue;
        expect(readLine(argumentsOf(file, line), noNames)).toEqual({ kind: 'change', change });
      }
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['-A -t 192.0.2.1:80 -s wlc', true],
  ['-A -u 192.0.2.1:53 -s rr -p 300', true],
  ['-a -t 192.0.2.1:80 -r 10.0.0.1:8080 -m -w 1', true],
  ['-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 0', true],
  ['-a -t 192.0.2.1:80 -r 10.0.0.1:80 -i -w 100', true],
  ['ipvsadm -A -t 192.0.2.1:80 -s wlc', false],
  ['-A -t 192.0.2.1:080 -s wlc', false],
  ['-A -t 192.0.2.1:0 -s wlc', false],
  ['-A -t 192.0.2.1:80 -s wlc ', false],
  ['-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g', false],
  ['-a -t 192.0.2.1:80 -r 10.0.0.1:80 -w 1 -g', false],
  ['-A -t [2001:db8::1]:80 -s wlc', true],
  ['-A -t 192.0.2.1:80 -s sh -b sh-fallback,sh-port', true],
  ['-A -u 192.0.2.1:53 -s mh -p 60 -o -b mh-port', true],
  ['-A -t 192.0.2.1:80 -s sh -b sh-port,sh-fallback', false],
  ['-A -t 192.0.2.1:80 -s sh -b flag-1', false],
  ['-A -t 192.0.2.1:80 -s rr -b sh-port', false],
  ['-A -t 192.0.2.1:80 -s rr -o', false],
  ['-A -f 7 -s wlc', true],
  ['-A -f 7 -6 -s wlc', true],
  ['-a -t [2001:db8::1]:80 -r [2001:db8::2]:8080 -m -w 1', true],
  ['-a -f 7 -r 10.0.0.1:0 -g -w 1', true],
  ['-a -f 7 -6 -r [2001:db8::2]:0 -g -w 1', true],
  ['-A -t [2001:DB8::1]:80 -s wlc', false],
  ['-A -t [10.0.0.1]:80 -s wlc', false],
  ['-A -f 4294967295 -s wlc', false],
  ['-a -f 7 -r 10.0.0.1:80 -g -w 1', false],
  ['-a -f 7 -r [2001:db8::2]:0 -g -w 1', false],
  ['-a -t 192.0.2.1:80 -r 10.0.0.1:8080 -g -w 1', false],
])('%j: plain is %s', (text, isPlain) => {
  const { source, lines } = readRules(`${text}\n`);
  const [line] = lines;
  expect(plainReader(source)(0, line?.end ?? 0) !== null).toBe(isPlain);
});
