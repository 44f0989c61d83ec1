import { describe, expect, test } from 'vitest';
import { readRules } from '../../src/syntax/read-rules.ts';
import type { CommandLine, Part, RulesFile } from '../../src/syntax/nodes.ts';

/** `-w=5` as `weight:w=5`: the option, its spelling in the text, its value. */
function shown(part: Part, source: string): string {
  const name = part.kind === 'option' ? part.option : part.kind === 'command' ? part.command : part.kind;
  const spelled = source.slice(part.start, part.end);
  return part.value === null ? `${name}:${spelled}` : `${name}:${spelled} ${part.value.raw}`;
}

function partsOf(text: string): readonly string[] {
  const file = readRules(text);
  return commandLine(file).parts.map((part) => shown(part, file.source));
}

function commandLine(file: RulesFile): CommandLine {
  const found = file.lines.find((line) => line.kind === 'command');
  if (!found) throw new Error('no command line');
  return found;
}

describe('options are read as popt reads them', () => {
  test.each([
    ['apart', '-A -t 1:2 -s rr', ['add-service:-A', 'tcp-service:-t 1:2', 'scheduler:-s rr']],
    ['joined', '-A -t1:2', ['add-service:-A', 'tcp-service:-t 1:2']],
    [
      'with an equals sign',
      '-A -t=1:2 --scheduler=rr',
      ['add-service:-A', 'tcp-service:-t 1:2', 'scheduler:--scheduler rr'],
    ],
    ['in a cluster', '-a -mw5', ['add-server:-a', 'masquerading:-m', 'weight:w 5']],
    ['in a cluster whose last takes the next word', '-At 1:2', ['add-service:-A', 'tcp-service:t 1:2']],
    ['an empty value', '-A -s=', ['add-service:-A', 'scheduler:-s ']],
    ['a value that looks like an option', '-A -s -p', ['add-service:-A', 'scheduler:-s -p']],
    ['-p before an option', '-A -p -s rr', ['add-service:-A', 'persistent:-p', 'scheduler:-s rr']],
    ['-p before a word', '-A -p 5', ['add-service:-A', 'persistent:-p 5']],
    ['ipvsadm anywhere', 'ipvsadm -A -s ipvsadm rr', ['add-service:-A', 'scheduler:-s rr']],
    ['an option unknown', '-A -q --bogus=1', ['add-service:-A', 'unknown-option:-q', 'unknown-option:--bogus=1']],
    ['a value missing', '-A -s', ['add-service:-A', 'missing-argument:-s']],
    [
      'a value not wanted',
      '-A --ops=1 -o=1',
      ['add-service:-A', 'unwanted-argument:--ops=1', 'unwanted-argument:-o=1'],
    ],
    ['words', 'x -A - -- -t', ['word:x', 'add-service:-A', 'word:-', 'end-of-options:--', 'word:-t']],
    ['behind a NUL', '-A -s rr\0xx', ['add-service:-A', 'scheduler:-s rr']],
    ['between carriage returns', '-A\r-s\rrr\r', ['add-service:-A', 'scheduler:-s rr']],
  ])('%s', (_, text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });
});

test('a word of more than 4096 bytes is two', () => {
  const { lines, source } = readRules(`-A -s ${'r'.repeat(4097)}`);
  const [line] = lines;
  expect(line?.kind === 'command' ? line.parts.map(({ kind }) => kind) : []).toEqual(['command', 'option', 'word']);
  expect(source.length).toBe(4103);
});

test('blank lines and comments are kept with their places', () => {
  const { lines } = readRules('# one\n\n  ipvsadm\n-C\n #no comment');
  expect(lines.map(({ kind, number, start, end }) => [kind, number, start, end])).toEqual([
    ['comment', 1, 0, 5],
    ['blank', 2, 6, 6],
    ['blank', 3, 7, 16],
    ['command', 4, 17, 19],
    ['command', 5, 20, 32],
  ]);
});

test('offsets are bytes', () => {
  const { lines } = readRules('# ä\n-A -t ö:80');
  const [, line] = lines;
  expect(line).toMatchObject({ start: 5, end: 16 });
  expect(line?.kind === 'command' && line.settings[0]?.value?.raw).toBe('\u00c3\u00b6:80');
});

test('to ipvsadm -R a comment is a line like others', () => {
  const [line] = readRules('# -A', { reader: 'ipvsadm' }).lines;
  expect(line?.kind === 'command' && line.command?.command).toBe('add-service');
});

test.each([
  ['-A -t 1:2', true],
  ['-A -w 5', false],
  ['-A -D', false],
  ['-s rr -A', false],
  ['--set 1 2 3', true],
  ['--set 1 2 3 4', false],
])('%s is whole: %s', (text, whole) => {
  expect(commandLine(readRules(text)).whole).toBe(whole);
});

test.each([
  ['-C', false],
  ['-C ', false],
  ['-C\r', false],
  ['-C  ', true],
  ['-C \t', true],
  ['-C  \n', false],
])('%j is lost: %s', (text, lost) => {
  expect(commandLine(readRules(text)).lost).toBe(lost);
});
