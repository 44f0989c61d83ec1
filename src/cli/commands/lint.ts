import type { FindingsFormatName } from '../../report/findings/findings-formats.ts';
import { choicesOf, defineCommand } from '../command.ts';
import { fromOption } from '../sources/from-option.ts';
import type { LintRun } from '../lint/lint-options.ts';

const severities = ['error', 'warning', 'info', 'style'];

export const lint = defineCommand({
  name: 'lint',
  summary: 'Find mistakes in rule files',
  description:
    'Reports what ipvsadm would refuse, change or lose in a rules file, and what would not do what it seems to do; for a keepalived.conf, an ldirectord.cf, a script or a listing, what is wrong with the resulting table. ' +
    'Directories are searched for *.rules, *.ipvs and ipvsadm.rules; without a path, the working directory is searched.',
  arguments: [
    { name: 'PATH', summary: 'files, directories, patterns, or - for standard input', optional: true, many: true },
  ],
  options: {
    ...fromOption,
    format: {
      value: 'FORMAT',
      summary: 'output format',
      choices: choicesOf<FindingsFormatName>({
        text: true,
        concise: true,
        json: true,
        jsonl: true,
        sarif: true,
        github: true,
        gitlab: true,
        junit: true,
        checkstyle: true,
        markdown: true,
      }),
      default: 'text',
      env: 'LVSRULES_FORMAT',
    },
    output: { value: 'FORMAT:FILE', summary: 'also write them to a file', repeatable: true },
    profile: {
      value: 'PROFILE',
      summary: 'default and ci: errors and warnings; strict: all but opt-in rules',
      choices: ['default', 'ci', 'strict'],
      env: 'LVSRULES_PROFILE',
    },
    select: {
      value: 'RULES',
      summary: 'only these rules: ids, id prefixes or names',
      repeatable: true,
      env: 'LVSRULES_SELECT',
    },
    ignore: { value: 'RULES', summary: 'not these rules', repeatable: true, env: 'LVSRULES_IGNORE' },
    target: {
      value: 'TARGET',
      summary: 'versions to check for, such as ipvsadm=1.31,kernel=6.1',
      env: 'LVSRULES_TARGET',
    },
    'fail-on': {
      value: 'SEVERITY',
      summary: 'exit 1 from this severity on (default: warning)',
      choices: [...severities, 'never'],
      env: 'LVSRULES_FAIL_ON',
    },
    'max-warnings': { value: 'N', summary: 'allow up to N warnings', env: 'LVSRULES_MAX_WARNINGS' },
    fix: { summary: 'apply safe fixes' },
    'unsafe-fixes': { summary: 'also apply fixes that may change the meaning' },
    diff: { summary: 'show what the fixes would change, and change nothing' },
    config: { value: 'FILE', summary: 'use this configuration', env: 'LVSRULES_CONFIG' },
    isolated: { summary: 'use no configuration' },
    'stdin-filename': { value: 'NAME', summary: 'the file name to report for standard input' },
    together: { summary: 'treat all files as one table' },
    baseline: { value: 'FILE', summary: 'hide the findings recorded in this file', env: 'LVSRULES_BASELINE' },
    'write-baseline': { value: 'FILE', summary: 'write the current findings to a file for --baseline' },
    'pass-with-no-files': { summary: 'exit 0 if there is no rules file to check' },
    'add-suppressions': { summary: 'add a suppression comment above every finding' },
  },
  examples: [
    { line: 'lvsrules lint /etc/ipvsadm.rules', summary: 'check one file' },
    { line: 'lvsrules lint --fix .', summary: 'fix what is safe, report the rest' },
    { line: 'lvsrules lint --output sarif:lint.sarif .', summary: 'text for people and SARIF for a dashboard' },
  ],
  async run({ arguments: paths, options }, world) {
    const { runLint } = await import('../lint/run-lint.ts');
    return runLint(paths, options satisfies LintRun, world);
  },
});
