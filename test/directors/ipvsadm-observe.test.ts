import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { observationFromText, observeInput } from '../../src/directors/ipvsadm-observe.ts';
import { simulatedDirector } from '../../src/directors/simulated.ts';
import { changesOf } from '../../src/domain/changes-of.ts';
import { tableOf } from '../../src/domain/observation.ts';
import { runIpvsadm } from '../../src/change/run-ipvsadm.ts';
import { noNames } from '../../src/ipvsadm/names.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { ipvs } from '../../src/kernel/ipvs.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';
import { unusualNotes } from '../../src/report/problems/unusual-problems.ts';
import { virtualClock } from '../support/virtual-clock.ts';

const rules = `-A -t 192.0.2.1:80 -s wrr -p 300
-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 3 -x 9 -y 2
-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1
-A -f 7 -6 -s rr
-a -f 7 -6 -r [2001:db8::9]:0 -i -w 1
`;
const target = predict(rules).table;
let answer = '';

beforeAll(async () => {
  const kernel = ipvs({ now: 0 });
  for (const change of changesOf(target)) kernel.apply(change);
  const director = simulatedDirector({ kernel, clock: virtualClock() });
  const ran = await runIpvsadm(['-R'], { director, names: noNames }, () =>
    Promise.resolve(Buffer.from(observeInput('whole'))),
  );
  answer = ran.ok ? ran.value.stdout : '';
});

function observed(text: string) {
  const read = observationFromText(text);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

it('the views together tell the whole table', () => {
  expect(tableOf(observed(answer)).services.map(({ servers }) => servers)).toEqual(
    expect.arrayContaining(target.services.map(({ servers }) => servers)),
  );
});

it('a listing that is cut short anywhere is a failure, never a smaller table', () => {
  fc.assert(
    fc.property(fc.nat(answer.length - 1), (length) => {
      expect(observationFromText(answer.slice(0, length))).toMatchObject({
        ok: false,
        failure: { kind: 'not-understood' },
      });
    }),
  );
});

it('a line that is not understood is a failure that shows it', () => {
  const changed = answer.replace(/^ {2}-> 10\.0\.0\.2:80.*$/m, '  -> 10.0.0.2:80 half a line');
  expect(observationFromText(changed)).toMatchObject({
    ok: false,
    failure: { reason: 'not understood as a real server: -> 10.0.0.2:80 half a line' },
  });
});

it('output of a login before the first listing does no harm', () => {
  expect(observed(`Welcome to lb1\n\n${answer}`)).toEqual(observed(answer));
});

describe.each([
  ['Local', 'local'],
  ['Bypass', 'bypass'],
  ['Onwards', 'unknown(Onwards)'],
])('a server that the kernel shows as %s', (word, otherMethod) => {
  const shown = () => answer.replaceAll(/(10\.0\.0\.1:80 +)Route {2}/g, `$1${word.padEnd(7)}`);

  it('stays in the table and is named', () => {
    const found = observed(shown());
    const servers = found.services.flatMap((service) => service.servers);
    expect(servers).toHaveLength(3);
    expect(servers.filter((server) => server.otherMethod === otherMethod)).toHaveLength(1);
    expect(unusualNotes(found)).toEqual([expect.objectContaining({ where: 'tcp 192.0.2.1:80 -> 10.0.0.1:80' })]);
  });

  it('is not edited, and removed only where the target does not name it', () => {
    const found = observed(shown());
    const edited = predict(rules.replace('-g -w 3', '-m -w 5')).table;
    expect(planChanges(found, edited).steps).toEqual([]);
    const without = predict(rules.replace(/^.*-g.*\n/m, '')).table;
    expect(planChanges(found, without).steps.map(({ change }) => change.kind)).toEqual(['delete-server']);
  });
});
