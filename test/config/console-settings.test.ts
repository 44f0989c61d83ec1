import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { lookOf, readConsoleSettings } from '../../src/config/console-settings.ts';

function faults(text: string): readonly string[] {
  const read = readConsoleSettings(text);
  return read.ok ? [] : read.failure.map(({ line, column, what }) => `${line}:${column}: ${what}`);
}

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/console.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv2020({ strict: false }).compile(schema);

describe('console.json', () => {
  test.each<[text: string, fault: string]>([
    ['{\n  "them": "dark"\n}', "2:3: unknown key 'them'; did you mean 'theme'?"],
    ['{"theme": "drak"}', '1:11: theme: expected one of dark, light, 16, none, found "drak"; did you mean \'dark\'?'],
    ['{"theme": 16}', '1:11: theme: expected one of dark, light, 16, none, found 16'],
    ['{"directors": {"*": {"frame": "pink"}}}', '1:31: directors.*.frame: expected one of red, yellow'],
    ['{"directors": {"*": {"frames": "red"}}}', "1:22: unknown key 'frames'; did you mean 'frame'?"],
    ['{"directors": {"*": {"confirm": "nothing"}}}', 'expected one of danger, everything'],
    ['{"directors": {"*": {"locked": 1}}}', 'expected true or false, found 1'],
    ['{"directors": []}', '1:15: directors: expected an object, found a list'],
    ['{"mouse": true,\n "mouse": false}', "2:2: the key 'mouse' is given twice; keep one of them"],
    ['{"keys": {"drain": "d", "dr\\u0061in": "F9"}}', "1:25: the key 'drain' is given twice"],
    ['{"directors": {"sim": {}, "*": {}, "sim": {}}}', "1:36: the key 'sim' is given twice"],
    ['[]', '1:1: expected an object, found a list'],
    ['', 'not JSON'],
  ])('%j is at fault: %s', (text, fault) => {
    expect(faults(text).join('\n')).toContain(fault);
    if (text.startsWith('{') && !fault.includes('twice')) expect(validate(JSON.parse(text))).toBe(false);
  });

  test.each([
    '{}',
    '{"$schema": "./console.schema.json", "theme": "16"}',
    '{"filters": {"a": "\\"b\\": c", "b": "\\"b\\": {"}, "keys": {"drain": ["a", "Ctrl-a"]}}',
    '{"directors": {"*": {}, "ssh://lb*": {"frame": "red", "confirm": "everything", "locked": true}}}',
  ])('%j is right, and the published schema agrees', (text) => {
    expect(faults(text)).toEqual([]);
    expect(validate(JSON.parse(text))).toBe(true);
  });
});

test('of several patterns that match a director, the later ones win', () => {
  const directors = {
    '*': { frame: 'green', locked: true },
    'ssh://lb*': { frame: 'red' },
    sim: { frame: 'blue' },
  } as const;
  expect(lookOf({ directors }, 'ssh://lb1')).toEqual({ frame: 'red', locked: true });
  expect(lookOf({ directors }, 'sim')).toEqual({ frame: 'blue', locked: true });
  expect(lookOf({}, 'sim')).toEqual({});
});
