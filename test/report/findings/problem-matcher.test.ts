import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { summarize } from '../../../src/lint/finding.ts';
import { lintText } from '../../../src/lint/lint.ts';
import { markedRules } from '../../../src/lint/marked-rules.ts';
import { rules } from '../../../src/lint/registry.ts';
import { concise } from '../../../src/report/findings/concise.ts';

interface Pattern {
  readonly regexp: string;
  readonly file: number;
  readonly line: number;
  readonly column: number;
  readonly severity: number;
  readonly message: number;
  readonly code: number;
}

const { problemMatcher } = JSON.parse(readFileSync('problem-matcher.json', 'utf8')) as {
  readonly problemMatcher: readonly { readonly pattern: readonly [Pattern] }[];
};

test('the problem matcher reads every line of --format concise as it was meant', () => {
  const [pattern] = problemMatcher[0]?.pattern ?? [];
  if (!pattern) throw new Error('no pattern');
  const findings = rules
    .filter(({ kinds }) => kinds === undefined)
    .flatMap(({ bad }) => bad.map((example) => markedRules(typeof example === 'string' ? example : example.text).text))
    .filter((text) => text.length < 2000)
    .flatMap((text) => lintText(text, { file: 'directors/a: b.rules', settings: { profile: 'strict' } }))
    .filter(({ suppressed }) => !suppressed);
  expect(findings.length).toBeGreaterThan(200);
  const surroundings = {
    colour: false,
    columns: 80,
    version: '1.2.3',
    root: '/srv/rules',
    pathInRoot: (file: string) => file,
  };
  const written = [...concise({ findings, files: [], summary: summarize(findings, 1) }, surroundings)].join('');
  const lines = written.split('\n').slice(0, -1);
  expect(lines).toHaveLength(findings.length);
  for (const [index, line] of lines.entries()) {
    const found = new RegExp(pattern.regexp).exec(line);
    const { file, line: number, column, severity, rule } = findings[index] ?? {};
    expect(found?.[pattern.file]).toBe(file);
    expect([Number(found?.[pattern.line]), Number(found?.[pattern.column])]).toEqual([number, column]);
    expect([found?.[pattern.severity], found?.[pattern.code]]).toEqual([severity, rule]);
    expect(found?.[pattern.message]).not.toBe('');
  }
});
