import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixText } from '../../src/lint/fix.ts';
import { lintText } from '../../src/lint/lint.ts';
import type { Finding } from '../../src/lint/finding.ts';
import { markedRules } from '../../src/lint/marked-rules.ts';
import { readDocument } from '../../src/lint/document/read-document.ts';
import { rules } from '../../src/lint/registry.ts';
import { serviceKeyText } from '../../src/domain/service.ts';
import { reaches } from '../../src/domain/severity.ts';
import { predict } from '../../src/ipvsadm/predict.ts';

const strict = { settings: { profile: 'strict' } } as const;

/** Lines of every example, so that files made of them hold every fault. */
const lines = rules
  .filter(({ kinds }) => kinds === undefined)
  .flatMap(({ good, bad }) => [...good, ...bad.map((each) => (typeof each === 'string' ? each : each.text))])
  .map((example) => markedRules(example).text)
  .filter((text) => text.length < 2000)
  .flatMap((text) => text.split(/(?<=\n)/));

const files = fc.array(fc.constantFrom(...lines), { maxLength: 8 }).map((chosen) => chosen.join(''));

/** The services that a file leaves, each as it would be saved. */
function tableOf(bytes: Uint8Array | string): ReadonlyMap<string, string> {
  const { table } = readDocument(bytes, { target: {}, site: {}, policy: [] });
  return new Map(table.services.map((service) => [serviceKeyText(service.key), JSON.stringify(service)]));
}

const optional = (...texts: readonly string[]) => fc.constantFrom('', ...texts);
const serviceWords = fc.tuple(
  fc.constantFrom('-A', '-E'),
  fc.constantFrom('-f 2', '-u 192.0.2.1:53'),
  optional(' -s rr', ' -s sh', ' -s RR'),
  optional(' -p', ' -p 60'),
  optional(' -M 255.255.255.255', ' -M 255.255.255.0'),
  optional(' -o'),
  optional(' -b sh-port', ' -b flag-1'),
);
const serverWords = fc.tuple(
  fc.constantFrom('-a', '-e'),
  fc.constantFrom('-f 2', '-u 192.0.2.1:53'),
  fc.constantFrom(' -r 10.0.0.1:53', ' -r 10.0.0.2:0', ' -r 10.0.0.1'),
  optional(' -g', ' -i', ' -m', ' -i --tun-type gre --tun-csum', ' -i --tun-type ipip'),
  optional(' -w 5', ' -w 0'),
  optional(' -x 10', ' -x 0'),
  optional(' -y 5', ' -y 0'),
);
const edits = fc
  .array(fc.oneof(serviceWords, serverWords, serverWords), { maxLength: 8 })
  .map((made) => made.map(([command, service, ...rest]) => `${command} ${service}${rest.join('')}\n`).join(''))
  .filter((text) => predict(text).lines.every(({ outcome }) => outcome === 'taken'));

const markWords = fc.tuple(
  fc.constantFrom('-A', '-a', '-E', '-e'),
  fc.constantFrom(' -f 1', ' -f 1 -6', ' -6 -f 1', ' -f 01'),
  optional(' -r 10.0.0.1', ' -r [2001:db8::1]', ' -r 2001:db8::1', ' -r [2001:db8::1]:80', ' -r 10.0.0.1:080'),
  optional(' -m', ' -i', ' -g'),
  optional(' -6', ' -w 1', ' -s rr', ' -p 0', ' -M 64', ' -M 128'),
);
const marks = fc.array(markWords, { maxLength: 5 }).map((made) => made.map((words) => `${words.join('')}\n`).join(''));

/** What is a warning or an error, and not suppressed. */
function weighing(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity, suppressed }) => reaches(severity, 'warning') && !suppressed);
}

describe('fixes', () => {
  test('leave no finding that they claim to fix', () => {
    fc.assert(
      fc.property(files, (text) => {
        const { bytes } = fixText(text, 'safe', strict);
        const again = fixText(bytes, 'safe', strict);
        expect(new TextDecoder().decode(again.bytes)).toBe(new TextDecoder().decode(bytes));
      }),
      { numRuns: 120 },
    );
  });

  test('settle: applied twice they do what they do once', () => {
    fc.assert(
      fc.property(fc.oneof(files, edits, marks), fc.constantFrom('safe', 'unsafe'), (text, safety) => {
        const once = fixText(text, safety, strict);
        expect(fixText(once.bytes, safety, strict).text).toBe(once.text);
      }),
      { numRuns: 200 },
    );
  });

  test('add no error', () => {
    fc.assert(
      fc.property(files, (text) => {
        const before = lintText(text, strict).filter(({ severity }) => severity === 'error').length;
        const { findings } = fixText(text, 'unsafe', strict);
        expect(findings.filter(({ severity }) => severity === 'error').length).toBeLessThanOrEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  test('that are safe do not change the effect of accepted lines', () => {
    fc.assert(
      fc.property(files, (text) => {
        const whole = readDocument(text, { target: {}, site: {}, policy: [] });
        fc.pre([...whole.lines].every(({ fate }) => fate === 'taken' || fate === 'ignored'));
        const { bytes } = fixText(text, 'safe', strict);
        expect(tableOf(bytes)).toEqual(tableOf(text));
      }),
      { numRuns: 150 },
    );
  });

  test('hide no other warning, whichever lines change what comes before', () => {
    fc.assert(
      fc.property(edits, (text) => {
        const before = weighing(lintText(text, strict)).filter(({ fix }) => fix?.safety !== 'safe');
        const { bytes, findings } = fixText(text, 'safe', strict);
        const left = weighing(findings).map(({ rule }) => rule);
        const isGone = ({ rule }: Finding) => left.splice(left.indexOf(rule) >>> 0, 1).length === 0;
        expect(before.filter(isGone)).toEqual([]);
        expect(tableOf(bytes)).toEqual(tableOf(text));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['a method', '-a -f 2 -r 10.0.0.1:0 -i -w 20\n-e -f 2 -r 10.0.0.1:0 -w 10\n'],
    ['a weight', '-a -f 2 -r 10.0.0.1:0 -i -w 20\n-e -f 2 -r 10.0.0.1:0 -i\n'],
    ['a scheduler', '-E -f 2\n'],
  ])('do not write out %s that an edit drops', (_, lines) => {
    const text = `-A -f 2 -s rr\n${lines}`;
    for (const select of [[], ['LVS210', 'LVS212', 'LVS213']]) {
      const { bytes } = fixText(text, 'unsafe', { settings: { profile: 'strict', select, ignore: ['LVS4'] } });
      expect(new TextDecoder().decode(bytes)).toBe(text);
    }
  });

  test('that overlap are applied one after another', () => {
    const { bytes, findings } = fixText('-a -t 10.1:080 -r 10.0.0.1:8080\n-A  -t 10.1:080 \n', 'safe', strict);
    expect(new TextDecoder().decode(bytes)).toBe(
      '-A -t 10.0.0.1:80 -s wlc\n-a -t 10.0.0.1:80 -r 10.0.0.1:80 -g -w 1\n',
    );
    expect(findings.map(({ rule }) => rule)).toEqual(['LVS303', 'LVS326']);
  });
});
