import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { bashCompletion } from '../../src/cli/completion/bash.ts';
import { completionScripts } from '../../src/cli/completion/completion-scripts.ts';
import { verbWords } from '../../src/cli/completion/verb-words.ts';
import { commands } from '../../src/cli/commands.ts';

const verbs = verbWords([
  {
    name: 'lint',
    summary: "Check a file; it's safe",
    options: { format: { value: 'FORMAT', summary: 'how', choices: ['text', 'json'] }, fix: { summary: 'mend' } },
    examples: [],
    run: () => Promise.resolve(0),
  },
]);

/** What bash offers for the last of the words. */
function offered(...words: string[]): string {
  const script = `${bashCompletion(verbs)}
COMP_WORDS=(lvsrules "$@"); COMP_CWORD=$#; _lvsrules; echo "\${COMPREPLY[*]}"`;
  return execFileSync('bash', ['-c', script, 'bash', ...words], { encoding: 'utf8' }).trim();
}

describe('bash offers', () => {
  test.each([
    ['verbs first', ['l'], 'lint'],
    ['options of the verb', ['lint', '--'], '--format --fix'],
    ['values of an option that has choices', ['lint', '--format', ''], 'text json'],
    ['nothing of its own for a file name', ['lint', 'my'], ''],
  ])('%s', (_title, words, found) => {
    expect(offered(...words)).toBe(found);
  });
});

test.each([...completionScripts])('the script for %s names every verb', (_shell, script) => {
  const text = script(verbWords(commands));
  for (const { name } of commands) expect(text).toContain(name);
});
