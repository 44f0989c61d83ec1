import { defineCommand } from '../command.ts';

export const test = defineCommand({
  name: 'test',
  summary: 'Check what a rules file does with clients against assertions',
  description:
    'Runs the assertions of test files on a simulated kernel that has the rules: who is served by whom, in which shares, and whether anybody is refused.',
  arguments: [{ name: 'FILE', summary: 'test files; - for standard input', many: true }],
  options: {
    rules: { value: 'FILE', summary: 'the rules to test, in place of those that the test files name' },
    kernel: { value: 'VERSION', summary: 'the kernel to behave like (default: 6.1.183 and later)' },
    format: { value: 'FORMAT', summary: 'how to print', choices: ['text', 'json', 'junit'], default: 'text' },
  },
  examples: [
    { line: 'lvsrules test web.test', summary: 'the rules file is named in it' },
    {
      line: 'lvsrules test --rules new.rules --format junit web.test',
      summary: 'the same assertions on other rules, in CI',
    },
  ],
  async run({ arguments: files, options }, world) {
    const { runSuites } = await import('../forecast/run-suites.ts');
    return runSuites(files, options, world);
  },
});
