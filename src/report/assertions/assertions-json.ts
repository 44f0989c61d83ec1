import { allTests, failedTests, type SuiteResult } from './results.ts';
import { printableJson } from '../../domain/printable-json.ts';

export function assertionsJson(suites: readonly SuiteResult[]): string {
  const failed = failedTests(suites);
  const tests = suites.flatMap(({ file, tests: all }) =>
    all.map(({ name, line, failures }) => ({ file, line, name, passed: failures.length === 0, failures })),
  );
  return `${printableJson({ version: 1, tests, summary: { passed: allTests(suites) - failed, failed } })}\n`;
}
