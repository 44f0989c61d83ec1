import { expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { meantWords } from '../../src/cli/meant-words.ts';

test.each([
  ['', 'console'],
  ['--once --format json', 'console --once --format json'],
  ['--color never', '--color never console'],
  ['--color=never --once', '--color=never console --once'],
  ['lint a.rules', 'lint a.rules'],
  ['--color never lint', '--color never lint'],
  ['--help', '--help'],
  ['-V', '-V'],
  ['bogus', 'bogus'],
  ['ipvsadm', 'ipvsadm --'],
  ['ipvsadm -Ln', 'ipvsadm -- -Ln'],
  ['ipvsadm --director sim -Ln', 'ipvsadm -- --director sim -Ln'],
  ['ipvsadm -A -- x', 'ipvsadm -- -A -- x'],
  ['ipvsadm --director sim --host=h -- -Ln', 'ipvsadm --director sim --host=h -- -Ln'],
  ['--color never ipvsadm -S', '--color never ipvsadm -- -S'],
  ['ipvsadm --help', 'ipvsadm --help'],
])("'lvsrules %s' means 'lvsrules %s'", (given, meant) => {
  const words = given.split(' ').filter((word) => word !== '');
  expect(meantWords(words, commands).join(' ')).toBe(meant);
});
