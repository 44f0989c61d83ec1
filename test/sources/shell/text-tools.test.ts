import { expect, test } from 'vitest';
import { noNames } from '../../../src/ipvsadm/names.ts';
import { readShell } from '../../../src/sources/shell/read-shell.ts';

test.each([
  ['a last line that no line feed ends', `printf '7' | sed s/8/9/`],
  ['a group that the pattern does not have', `echo 7 | sed 's/7/\\1/'`],
  ['a pattern that nothing matches too', `echo 7 | sed 's/8*/9/g'`],
  ['a text that is compared with a number', `echo 7 a | awk '$2 > 5 {print $1}'`],
  ['a calculation of awk', `echo 7 | awk '{print $1+1}'`],
  ['an option of grep that is not followed', `echo 7 | grep -P 7`],
  ['a file that is not in the script', 'grep 7 /etc/services'],
])('%s makes a loss, and no line', (_, command) => {
  const { lines, losses } = readShell(`ipvsadm -A -f $(${command})`, { host: { names: noNames, machine: {} } });
  expect(lines).toEqual([]);
  expect(losses).toHaveLength(1);
});
