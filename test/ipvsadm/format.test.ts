import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRules } from '../../src/ipvsadm/format/format-rules.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { emitTable } from '../../src/syntax/emit.ts';
import { anyTable } from '../support/tables.ts';
import { anyStream } from '../support/streams.ts';

const formatted = (text: string) => formatRules(text).text;

describe('formats', () => {
  test.each([
    ['spacing', '  -A\t-t 10.0.0.1:80   -s rr \n', '-A -t 10.0.0.1:80 -s rr\n'],
    ['the order of options', '-A -s rr -p 5 -t 10.0.0.1:80\n', '-A -t 10.0.0.1:80 -s rr -p 5\n'],
    ['clusters and joined values', '-At10.0.0.1:80 -srr\n', '-A -t 10.0.0.1:80 -s rr\n'],
    ['long options', '--add-service --tcp-service=10.0.0.1:80\n', '-A -t 10.0.0.1:80\n'],
    ['the word ipvsadm', 'ipvsadm -C\n', '-C\n'],
    ['blank lines', '\n\n-C\n\n\n# end\n\n', '-C\n\n# end\n'],
    ['a missing line feed', '-C', '-C\n'],
    ['nothing', '', ''],
    [
      'servers apart from their service, with their comments',
      '-A -t 10.0.0.1:80\n-A -f 1\n# first\n-a -t 10.0.0.1:80 -r 10.0.0.2\n-a -f 1 -r 10.0.0.3\n',
      '-A -t 10.0.0.1:80\n# first\n-a -t 10.0.0.1:80 -r 10.0.0.2\n-A -f 1\n-a -f 1 -r 10.0.0.3\n',
    ],
  ])('%s', (_, before, after) => {
    expect(formatted(before)).toBe(after);
  });
});

describe('leaves byte for byte', () => {
  test.each([
    ['a line that is skipped', '-a   -t 10.0.0.1:80 -r 10.0.0.2\n'],
    ['a line that stops, and what is never read', '-A  x\n-C  \n'],
    ['a line whose order matters', '-A -t 10.0.0.1:80\n-a -m  -r 10.0.0.2 -t 10.0.0.1:80\n'],
    ['a last line that is lost', '-C  '],
    [
      'servers of names that may be one',
      '-A -t web:80\n-A -t www:80\n-a -t www:80 -r 10.0.0.2\n-a -t web:80 -r 10.0.0.2\n',
    ],
    ['what follows a command', '-A -f 1\n-A -f 2\n-Z\n-a -f 1 -r 10.0.0.2\n'],
  ])('%s', (_, text) => {
    expect(formatted(text)).toBe(text);
  });
});

test('long options where they are wanted', () => {
  const { text } = formatRules('-A -t 10.0.0.1:80 -o', { options: 'long' });
  expect(text).toBe('-A -t 10.0.0.1:80 -o\n');
  expect(formatRules('-A -u 10.0.0.1:80 -o', { options: 'long' }).text).toBe(
    '--add-service --udp-service 10.0.0.1:80 --ops\n',
  );
});

test('every example but the broken one is formatted already', () => {
  const folder = new URL('../../examples/', import.meta.url);
  const names = readdirSync(folder).filter((each) => each.endsWith('.rules') && each !== 'broken.rules');
  for (const name of names) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    expect(formatted(text), name).toBe(text);
  }
});

test('formatted text is unchanged by formatting, and leaves the same table', () => {
  fc.assert(
    fc.property(anyStream(), fc.constantFrom('short', 'long'), (text, options) => {
      const once = formatRules(text, { options });
      expect(formatRules(once.text, { options }).text).toBe(once.text);
      const [before, after] = [predict(text), predict(once.text)];
      expect({ ...after, lines: [] }).toEqual({ ...before, lines: [] });
    }),
    { numRuns: 300 },
  );
});

test('a table that was written is formatted already', () => {
  fc.assert(
    fc.property(anyTable(), (table) => {
      const text = emitTable(table, { lossless: true });
      expect(formatRules(text)).toEqual({ text, notes: [] });
    }),
    { numRuns: 50 },
  );
});
