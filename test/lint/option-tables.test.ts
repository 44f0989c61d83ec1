import { expect, test } from 'vitest';
import { commands } from '../../grammar/commands.ts';
import { options } from '../../grammar/options.ts';
import { lintText } from '../../src/lint/lint.ts';

const spellings = [...options, ...commands].map(({ long }) => `--${long}`);

test.each(spellings)('a misspelled %s is recognised', (spelling) => {
  const findings = lintText(`-A -t 192.0.2.1:80 ${spelling}x\n`);
  expect(findings.find(({ rule }) => rule === 'LVS001')?.message).toContain(`did you mean '${spelling}'?`);
});

test.each([
  ['--set 1 2 3', []],
  ['--list', ['-L']],
  ['--save --numeric', ['-S', '-n']],
  ['--zero', ['-Z']],
])('%s is spelled short where the grammar has a letter', (line, expected) => {
  const short = lintText(`${line}\n`, { settings: { select: ['LVS402'] } }).map(({ fix }) => fix?.edits[0]?.text);
  expect(short).toEqual(expected);
});
