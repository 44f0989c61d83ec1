import { escapeControls } from '../escape.ts';
import { allTests, failedTests, type SuiteResult } from './results.ts';

/** JUnit XML, as CI systems read it: a suite for each file. */
export function assertionsJunit(suites: readonly SuiteResult[]): string {
  const inner = suites.flatMap((suite) => [
    `  <testsuite name="${xml(suite.file)}" tests="${allTests([suite])}" failures="${failedTests([suite])}">`,
    ...suite.tests.flatMap(({ name, line, failures }) => {
      const open = `    <testcase name="${xml(name)}" classname="${xml(suite.file)}" file="${xml(suite.file)}" line="${line}"`;
      if (failures.length === 0) return [`${open}/>`];
      const told = failures.map((one) => `${suite.file}:${one.line}: ${one.message}`);
      return [
        `${open}>`,
        `      <failure message="${xml(failures[0]?.message ?? '')}">${xml(told.join('\n'))}</failure>`,
        '    </testcase>',
      ];
    }),
    '  </testsuite>',
  ]);
  const counts = `tests="${allTests(suites)}" failures="${failedTests(suites)}"`;
  return `${['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites ${counts}>`, ...inner, '</testsuites>'].join('\n')}\n`;
}

function xml(text: string): string {
  return escapeControls(text, '\n').replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);
}
