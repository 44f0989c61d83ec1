import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { readRecording } from '../../../src/cli/console/read-recording.ts';
import { noFigures } from '../../../src/domain/observation.ts';
import type { Sample } from '../../../src/live/sample.ts';
import { recordingText } from '../../../src/report/recording/recording-text.ts';
import { twoSites } from '../../console/support/observations.ts';

const head = { director: 'ssh://lb1', simulated: null, intervalMs: 1000 };
const big = { ...noFigures, inBytes: 18_446_744_073_709_551_615n };
const [first, second] = twoSites.services;
const samples: readonly Sample[] = [
  { at: 1000, observation: twoSites },
  {
    at: 2000,
    observation: { services: second && first ? [second, { ...first, totals: big }] : [], unknown: ['thresholds'] },
  },
];
const text = recordingText(head, samples);

test('a recording is read as it was written: order, 64-bit counters and what is unknown', () => {
  const read = readRecording('a.jsonl', text);
  expect(read).toMatchObject({ ok: true, value: { head, torn: null } });
  if (!read.ok) return;
  expect(read.value.samples.map(({ at }) => at)).toEqual([1000, 2000]);
  expect(recordingText(head, read.value.samples)).toBe(text);
  expect(read.value.samples[1]?.observation.services.map(({ key }) => key)).toEqual([second?.key, first?.key]);
});

test('every line is what the schema says', () => {
  const schema = JSON.parse(readFileSync('schemas/recording.schema.json', 'utf8')) as object;
  const validate = new Ajv2020({ strict: false }).compile(schema);
  for (const line of text.trimEnd().split('\n')) {
    expect(validate(JSON.parse(line)), JSON.stringify(validate.errors)).toBe(true);
  }
});

test('a torn last line is left out, and said', () => {
  const read = readRecording('a.jsonl', text.slice(0, -40));
  expect(read).toMatchObject({ ok: true, value: { torn: { line: 3 } } });
  expect(read.ok && read.value.samples).toHaveLength(1);
});

describe('what is not a recording is refused with its place', () => {
  test.each([
    ['', { what: 'not a recording', where: 'a.jsonl' }],
    ['-A -t 192.0.2.1:80 -s rr\n', { what: 'not a recording' }],
    ['{"version": 2, "recording": "lvsrules"}\n', { what: 'the recording has version 2', where: 'a.jsonl' }],
    ['{"version": 2, "recording": "other"}\n', { what: 'not a recording' }],
    [text.split('\n').slice(0, 1).join('\n'), { what: 'the recording has no samples' }],
    [text.replace('"at": 1000', '"at": "x"'), { what: 'not a sample', where: 'a.jsonl:2' }],
    [text.replace('"protocol": "tcp"', '"protocol": "icmp"'), { what: 'not a sample', where: 'a.jsonl:2' }],
  ])('%#', (broken, problem) => {
    expect(readRecording('a.jsonl', broken)).toMatchObject({ ok: false, failure: problem });
  });
});
