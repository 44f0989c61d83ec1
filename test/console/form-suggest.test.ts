import { describe, expect, test } from 'vitest';
import { operator } from './support/operator.ts';

const right = '\x1b[C';

/** The value of a field after some keys. */
function value(keys: string, name: string): string | undefined {
  const { dialog } = operator().type(keys).state;
  return dialog?.kind === 'form' ? dialog.form.values[name]?.text : undefined;
}

describe('a form offers what is known, and → takes it', () => {
  test.each([
    ['a server of another service', `a10.0.0.${right}`, 'address', '10.0.0.3'],
    ['the next one in a list', `a10.0.0.3,10${right}`, 'address', '10.0.0.3,10.0.0.4'],
    ['nothing for a word that nothing begins with', `a172.${right}`, 'address', '172.'],
    ['nothing before a letter is typed', `a${right}`, 'address', ''],
    ['nothing where the cursor is inside the word', `a10.0\x1b[D${right}`, 'address', '10.0'],
    ['a virtual address', `o\t192${right}`, 'address', '192.0.2.1'],
    ['a port of the same protocol', `o\t\t\x158${right}`, 'port', '80'],
    ['a flag of the scheduler', `o\t\t\tsss\tsh${right}`, 'flags', 'sh-fallback'],
    ['the next flag', `o\t\t\tsss\tsh-fallback,sh${right}`, 'flags', 'sh-fallback,sh-port'],
  ])('%s', (_, keys, name, expected) => {
    expect(value(keys, name)).toBe(expected);
  });

  test('the offer is shown beside the field', () => {
    expect(operator().type('a10.0.0.').screen.join('\n')).toContain('→ 10.0.0.3');
  });
});
