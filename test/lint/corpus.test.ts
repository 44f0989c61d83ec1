import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readHost } from '../../src/ipvsadm/described-host.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { lintText } from '../../src/lint/lint.ts';
import { readDocument } from '../../src/lint/document/read-document.ts';
import { aboutTakenLines } from './about-taken-lines.ts';

const folder = new URL('../fixtures/corpus/ipvsadm/', import.meta.url);

interface Case {
  readonly id: string;
  readonly input: string;
  readonly input_b64?: string;
  readonly latin1_fields?: readonly string[];
}

const host = readHost(readFileSync(new URL('meta.json', folder), 'utf8'));
const machine = host.ok ? host.value : {};

const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'meta.json')
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as readonly Case[])
  .map(({ id, input, input_b64: coded, latin1_fields: latin1 = [] }) => {
    const bytes =
      coded === undefined
        ? Buffer.from(input, latin1.includes('input') ? 'latin1' : 'utf8')
        : Buffer.from(coded, 'base64');
    return { id, bytes };
  });

describe('on streams that a real ipvsadm read', () => {
  test('the fate of every line in the document is the predicted one', () => {
    for (const { id, bytes } of cases) {
      const document = readDocument(bytes, { ...machine, target: {}, site: {}, policy: [] });
      const predicted = predict(bytes, machine).lines.map(({ outcome }) => outcome);
      expect(
        [...document.lines].map(({ outcome }) => outcome),
        id,
      ).toEqual(predicted);
    }
  });

  test('a line that is skipped or stops has an error on it, or follows from one', () => {
    for (const { id, bytes } of cases) {
      const findings = lintText(bytes, machine);
      const faulty = new Set(findings.filter(({ severity }) => severity === 'error').map(({ line }) => line));
      const document = readDocument(bytes, { ...machine, target: {}, site: {}, policy: [] });
      const quiet = [...document.lines].filter(
        ({ fate, number }) => (fate === 'skipped' || fate === 'stops') && !faulty.has(number),
      );
      expect(
        quiet.filter(({ refused, number }) => refused?.reason !== 'service-not-defined' || !some(faulty, number)),
        id,
      ).toEqual([]);
    }
  });

  test('a line that is taken has no error that says otherwise', () => {
    for (const { id, bytes } of cases) {
      const wrong = lintText(bytes, machine).filter(
        ({ severity, outcome, rule }) => severity === 'error' && outcome === 'taken' && !aboutTakenLines.has(rule),
      );
      expect(wrong, id).toEqual([]);
    }
  });

  test('no reason is left without a rule', () => {
    for (const { id, bytes } of cases) {
      expect(
        lintText(bytes, machine).filter(({ rule }) => rule === 'LVS029'),
        id,
      ).toEqual([]);
    }
  });
});

/** Whether a line above is at fault. */
function some(faulty: ReadonlySet<number>, number: number): boolean {
  return [...faulty].some((line) => line < number);
}
