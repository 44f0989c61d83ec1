import type { TestResult } from '../../forecast/assertions/run-suite.ts';

/** The results of the tests of one file. */
export interface SuiteResult {
  readonly file: string;
  readonly tests: readonly TestResult[];
}

export function failedTests(suites: readonly SuiteResult[]): number {
  return suites.reduce((sum, { tests }) => sum + tests.filter(({ failures }) => failures.length > 0).length, 0);
}

export function allTests(suites: readonly SuiteResult[]): number {
  return suites.reduce((sum, { tests }) => sum + tests.length, 0);
}
