import { escapeControls } from '../escape.ts';
import { allTests, failedTests, type SuiteResult } from './results.ts';

/** One line for each test, with the reasons and positions under a failed one, and a count. */
export function assertionsText(suites: readonly SuiteResult[]): string {
  const lines = suites.flatMap(({ file, tests }) =>
    tests.flatMap(({ name, failures }) => [
      `${failures.length === 0 ? 'ok  ' : 'FAIL'}  ${escapeControls(name)}`,
      ...failures.map(({ line, message }) => `      ${escapeControls(file)}:${line}: ${message}`),
    ]),
  );
  const failed = failedTests(suites);
  return `${[...lines, '', `${allTests(suites) - failed} passed, ${failed} failed`].join('\n')}\n`;
}
