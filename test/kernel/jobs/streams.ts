import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { runIpvsadm as dropIn } from '../../../src/change/run-ipvsadm.ts';
import { noNames } from '../../../src/ipvsadm/names.ts';
import { simulatedDirector } from '../../../src/directors/simulated.ts';
import { systemClock } from '../../../src/host/clock.ts';
import { ipvs } from '../../../src/kernel/ipvs.ts';
import { bytesOf } from '../../../src/syntax/binary.ts';
import { fact, ran, type Ran } from '../fact.ts';

const program = 'ipvsadm';
/** Shows what a stream has left, then clears it: one process for all. */
const views = '-S -n\n-L -n\n-L -n --thresholds\n-L -n --tun-info\n-C\n';

const address = fc.constantFrom('10.0.0.1', '10.0.0.2', '[2001:db8::1]', '10.1', '0x0a000001');
const port = fc.constantFrom('80', '81', '0', '65536', 'x', '');
const place = fc.tuple(address, port).map(([host, number]) => (number === '' ? host : `${host}:${number}`));
const service = fc.oneof(
  { weight: 4, arbitrary: place.map((text) => `-t ${text}`) },
  place.map((text) => `-u ${text}`),
  fc.constantFrom('-f 7', '-f 7 -6', '-f 0', '--sctp-service 10.0.0.1:9'),
);
const setting = fc.constantFrom(
  '-s rr',
  '-s wlc',
  '-s nope',
  '-s sh -b sh-port',
  '-p 60',
  '-p',
  '-M 255.255.255.0',
  '-o',
  '--pe sip',
  '-b flag-3',
  '-w 3',
);
const serverSetting = fc.constantFrom(
  '-g',
  '-m',
  '-i',
  '-w 5',
  '-w 0',
  '-w -1',
  '-x 9',
  '-y 3',
  '--tun-type gre',
  '--what',
  '-mw7',
);
const words = (each: fc.Arbitrary<string>) => fc.array(each, { maxLength: 3 }).map((all) => all.join(' '));
const line = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom('-A', '-A', '-E'), service, words(setting)).map((all) => all.join(' ')),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('-a', '-a', '-e'), service, place, words(serverSetting))
      .map(([command, key, server, rest]) => `${command} ${key} -r ${server} ${rest}`),
  },
  fc.tuple(service, place).map(([key, server]) => `-d ${key} -r ${server}`),
  service.map((key) => `-D ${key}`),
  fc.constantFrom('-Z', '', '  ', 'ipvsadm', '-C', '--set 1 2 3', '--bogus'),
);
const stream = fc
  .array(line, { minLength: 1, maxLength: 12 })
  .map((lines) => lines.map((each) => `${each}\n`).join(''));

/** The drop-in on a simulated kernel, in this process: starting Node for each would take longer than all of it. */
async function imitated(text: string): Promise<readonly Ran[]> {
  const machine = { localAddresses: ['127.0.0.1/8', '::1'] };
  const director = simulatedDirector({ kernel: ipvs(machine), clock: systemClock() });
  const results: Ran[] = [];
  for (const input of [text, views]) {
    const answer = await dropIn(['-R'], { director, names: noNames }, () => Promise.resolve(bytesOf(input)));
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    results.push(answer.value);
  }
  return results;
}

function real(text: string): readonly Ran[] {
  return [text, views].map((input) => ran(program, ['-R'], Buffer.from(input, 'latin1')));
}

const streams = fc.sample(stream, { numRuns: 200, seed: 20191224 });

await fact(
  `${streams.length} streams leave ipvsadm and its stand-in with the same words, exit status and views`,
  async () => {
    rmSync('/etc/hosts', { force: true });
    for (const text of streams) {
      const [expected, found] = [real(text), await imitated(text)];
      assert.deepEqual(found.map(plain), expected.map(plain), `after\n${text}`);
    }
  },
);

function plain({ exit, stdout, stderr }: Ran): Ran {
  return { exit, stdout, stderr };
}
