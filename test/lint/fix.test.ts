import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixText } from '../../src/lint/fix.ts';
import { lintText } from '../../src/lint/lint.ts';
import { markedRules } from '../../src/lint/marked-rules.ts';
import { readSheet } from '../../src/lint/sheet/read-sheet.ts';
import { rules } from '../../src/lint/registry.ts';
import { serviceKeyText } from '../../src/domain/service.ts';

const strict = { settings: { profile: 'strict' } } as const;

/** Lines of every example, so that files made of them hold every fault. */
const lines = rules
  .flatMap(({ good, bad }) => [...good, ...bad.map((each) => (typeof each === 'string' ? each : each.text))])
  .map((example) => markedRules(example).text)
  .filter((text) => text.length < 2000)
  .flatMap((text) => text.split(/(?<=\n)/));

const files = fc.array(fc.constantFrom(...lines), { maxLength: 8 }).map((chosen) => chosen.join(''));

/** The services that a file leaves, each as it would be saved. */
function tableOf(bytes: Uint8Array | string): ReadonlyMap<string, string> {
  const { table } = readSheet(bytes, { target: {}, site: {}, policy: [] });
  return new Map(table.services.map((service) => [serviceKeyText(service.key), JSON.stringify(service)]));
}

describe('fixes', () => {
  test('leave nothing that they claim to cure', () => {
    fc.assert(
      fc.property(files, (text) => {
        const { bytes } = fixText(text, 'safe', strict);
        const again = fixText(bytes, 'safe', strict);
        expect(new TextDecoder().decode(again.bytes)).toBe(new TextDecoder().decode(bytes));
      }),
      { numRuns: 120 },
    );
  });

  test('bring no error that was not there', () => {
    fc.assert(
      fc.property(files, (text) => {
        const before = lintText(text, strict).filter(({ severity }) => severity === 'error').length;
        const { findings } = fixText(text, 'unsafe', strict);
        expect(findings.filter(({ severity }) => severity === 'error').length).toBeLessThanOrEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  test('that are safe keep what the lines that are taken make of the table', () => {
    fc.assert(
      fc.property(files, (text) => {
        const whole = readSheet(text, { target: {}, site: {}, policy: [] });
        fc.pre([...whole.lines].every(({ fate }) => fate === 'taken' || fate === 'ignored'));
        const { bytes } = fixText(text, 'safe', strict);
        expect(tableOf(bytes)).toEqual(tableOf(text));
      }),
      { numRuns: 150 },
    );
  });

  test('that overlap are applied one after another', () => {
    const { bytes, findings } = fixText('-a -t 10.1:080 -r 10.0.0.1:8080\n-A  -t 10.1:080 \n', 'safe', strict);
    expect(new TextDecoder().decode(bytes)).toBe(
      '-A -t 10.0.0.1:80 -s wlc\n-a -t 10.0.0.1:80 -r 10.0.0.1:80 -g -w 1\n',
    );
    expect(findings.map(({ rule }) => rule)).toEqual(['LVS303', 'LVS326']);
  });
});
