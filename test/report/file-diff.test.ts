import { expect, test } from 'vitest';
import { fileDiff } from '../../src/report/file-diff.ts';

test.each([
  ['a file or a pipe gets the bytes for patch', { colour: false, outputIsTerminal: false }, ' \x1b[31mred'],
  ['a terminal gets them escaped, also without colour', { colour: false, outputIsTerminal: true }, ' \\x1b[31mred'],
  ['colour gets them escaped', { colour: true, outputIsTerminal: false }, ' \\x1b[31mred'],
])('%s', (_, shown, line) => {
  expect(fileDiff('a.rules', '\x1b[31mred\n-C\n', '\x1b[31mred\n-Z\n', shown).split('\n')).toContain(line);
});
