import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineReader, readRules } from '../../src/syntax/read-rules.ts';

const lines = fc.array(
  fc.constantFrom('', '  ', '# a comment', ' # none', 'ipvsadm', '-A -t 192.0.2.1:80 -s rr', '-a -t x', '-C', '\r'),
  { minLength: 1, maxLength: 12 },
);

test('a stretch of lines is read as it is in its file', () => {
  fc.assert(
    fc.property(lines, fc.boolean(), fc.nat(), fc.integer({ min: 1, max: 9 }), (texts, ends, from, count) => {
      const options = { reader: ends ? 'restore' : 'ipvsadm' } as const;
      const { source, lines: all } = readRules(texts.join('\n') + (ends ? '\n' : '-Z'), options);
      const first = all[from % all.length];
      const read = new LineReader(source, options).read(first?.number ?? 0, first?.start ?? 0, count);
      expect(read.length).toBeGreaterThan(0);
      expect(read.map(seen)).toEqual(
        all
          .slice(from % all.length)
          .slice(0, read.length)
          .map(seen),
      );
    }),
  );
});

function seen(line: ReturnType<typeof readRules>['lines'][number]) {
  const { kind, number, start, end } = line;
  return { kind, number, start, end, ...(line.kind === 'command' && { parts: line.parts, whole: line.whole }) };
}
