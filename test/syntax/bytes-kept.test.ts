import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRules } from '../../src/ipvsadm/format/format-rules.ts';
import { predict, predictRules } from '../../src/ipvsadm/predict.ts';
import { rewriteRules } from '../../src/ipvsadm/rewrite-rules.ts';
import { fixText } from '../../src/lint/fix.ts';
import { lintText } from '../../src/lint/lint.ts';
import { addSuppressions } from '../../src/lint/suppress/add-suppressions.ts';
import { binaryOf, bytesOf } from '../../src/syntax/binary.ts';
import { readRules } from '../../src/syntax/read-rules.ts';
import { anyStream } from '../support/streams.ts';

/** What may stand in a comment: text of every length in UTF-8, Latin-1, bytes that no encoding has, blanks. */
const anyPiece = fc.oneof(
  fc.constantFrom('ü', 'für', '€', '🎯', '\ufeff', '\u00a0', ' ', '\t', 'x').map((text) => binaryOf(text)),
  fc.uint8Array({ maxLength: 4 }).map((bytes) => binaryOf(bytes).replace(/\n/g, '\u00fc')),
);

const anyComment = fc.array(anyPiece, { maxLength: 6 }).map((pieces) => `# ${pieces.join('')}`);

/** A stream with comments of any bytes among its lines, and either line end. */
const anyBytes = fc
  .tuple(anyStream(), fc.array(anyComment, { maxLength: 5 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([stream, comments, end, mark]) => {
    const lines = stream.split('\n').flatMap((line, index) => [...comments.slice(index, index + 1), line]);
    return bytesOf(`${mark ? '\u00ef\u00bb\u00bf' : ''}${lines.join(end)}${end}`);
  });

function commentsOf(bytes: Uint8Array): readonly string[] {
  return binaryOf(bytes)
    .split('\n')
    .filter((line) => line.startsWith('#'))
    .sort();
}

describe('any bytes', () => {
  test('comments come out of the formatter as they went in, and formatted text is unchanged by formatting', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const once = formatRules(bytes).text;
        expect(commentsOf(once)).toEqual(commentsOf(bytes));
        expect(binaryOf(formatRules(once).text)).toBe(binaryOf(once));
      }),
      { numRuns: 300 },
    );
  });

  test('even where the bytes are not rules at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const once = formatRules(bytes).text;
        expect(commentsOf(once)).toEqual(commentsOf(bytes));
        expect(binaryOf(formatRules(once).text)).toBe(binaryOf(once));
      }),
      { numRuns: 500 },
    );
  });

  test('fixes leave comments as they are', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        // A byte order mark in front is taken out, and then the first line is a comment.
        const unmarked = bytes[0] === 0xef ? bytes.subarray(3) : bytes;
        expect(commentsOf(fixText(unmarked, 'safe').bytes)).toEqual(commentsOf(unmarked));
      }),
      { numRuns: 100 },
    );
  });

  test('comments that hide findings are added, and everything else stays', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const added = binaryOf(addSuppressions(bytes, lintText(bytes)).text);
        const own = /# lvsrules: ignore LVS[^\n]* -- found before it was reviewed\r?\n/g;
        expect(added.replace(own, '')).toBe(binaryOf(bytes));
      }),
      { numRuns: 100 },
    );
  });

  test('a change of the table rewrites lines, and no comment', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const wanted = predict('-A -t 192.0.2.77:80 -s rr\n').table;
        const file = readRules(bytes);
        expect(commentsOf(bytesOf(rewriteRules(file, wanted, predictRules(file))))).toEqual(commentsOf(bytes));
      }),
      { numRuns: 100 },
    );
  });
});

describe('line ends', () => {
  const file = '# für\r\n-A  -t 192.0.2.1:80 -s rr\r\n\r\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1\r\n';

  test('the formatter keeps CR LF', () => {
    expect(formatRules(file).text).toBe(file.replace('-A  -t', '-A -t'));
  });

  test('a new line ends as the lines of the file do', () => {
    const wanted = predict('-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 1\n').table;
    expect(rewriteRules(readRules(file), wanted).split('\n').slice(0, -1)).toSatisfy((lines: string[]) =>
      lines.every((line) => line.endsWith('\r')),
    );
  });
});
