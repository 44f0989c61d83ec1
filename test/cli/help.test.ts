import { describe, expect, test } from 'vitest';
import { commandGroups, commands } from '../../src/cli/commands.ts';
import { commandHelp } from '../../src/cli/help/command-help.ts';
import { optionsOf } from '../../src/cli/help/options-of.ts';
import { programHelp } from '../../src/cli/help/program-help.ts';
import { twoColumns } from '../../src/cli/help/wrapped.ts';

test.each<readonly [string, string]>([
  ['lvsrules', programHelp(commandGroups, 80)],
  ...commands.map((command) => [command.name, commandHelp(command, 80)] as const),
])('the help of %s fits into 80 columns', (_, help) => {
  expect(help.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test.each(commands.map((command) => [command.name, command] as const))(
  'the help of %s has examples, exit statuses and every option',
  (_, command) => {
    const help = commandHelp(command, 80);
    for (const title of ['Usage:', 'Options:', 'Examples:', 'Exit status:']) expect(help).toContain(`\n${title}`);
    for (const { name } of optionsOf(command)) expect(help).toContain(`--${name}`);
  },
);

describe('one letter means one thing in every command', () => {
  const letters = commands.flatMap((command) =>
    optionsOf(command).flatMap(({ short, name }) => (short === undefined ? [] : [[short, name] as const])),
  );
  test.each([...new Set(letters.map(([short]) => short))])('%s', (letter) => {
    expect(new Set(letters.filter(([short]) => short === letter).map(([, name]) => name)).size).toBe(1);
  });

  test('-d, -f, -o and -q work wherever their long options exist', () => {
    const pairs = { director: '-d', format: '-f', output: '-o', quiet: '-q' } as const;
    for (const command of commands.filter(({ passThrough }) => !passThrough)) {
      for (const { name, short } of optionsOf(command)) {
        if (name in pairs) expect([command.name, short]).toEqual([command.name, pairs[name as keyof typeof pairs]]);
      }
    }
  });
});

test('a term that is too long for its column is above its meaning', () => {
  expect(
    twoColumns(
      [
        ['-a', 'one two three'],
        ['--a-long-option VALUE', 'four'],
      ],
      24,
      6,
    ),
  ).toEqual(['  -a  one two three', '  --a-long-option VALUE', '      four']);
});
