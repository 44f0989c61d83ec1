import { defineCommand } from '../command.ts';

export const test = defineCommand({
  name: 'test',
  summary: 'Test assertions about what a rules file does with clients',
  description:
    'Runs the assertions of test files on a simulated kernel with the rules: which server serves whom, the shares, and whether clients are refused.',
  arguments: [{ name: 'FILE', summary: 'test files; - for standard input', many: true }],
  options: {
    rules: { value: 'FILE', summary: 'the rules to test, instead of those named in the test files' },
    kernel: { value: 'VERSION', summary: 'the kernel version to imitate (default: 6.1.183 and later)' },
    format: { value: 'FORMAT', summary: 'output format', choices: ['text', 'json', 'junit'], default: 'text' },
  },
  examples: [
    { line: 'lvsrules test web.test', summary: 'it names its rules file' },
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
