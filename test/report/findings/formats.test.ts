import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { summarize } from '../../../src/lint/finding.ts';
import { lintText } from '../../../src/lint/lint.ts';
import { type FindingsFormatName, findingsFormats } from '../../../src/report/findings/findings-formats.ts';

const text = '-A -t 192.0.2.1:80 -s RR\n-A -t 192.0.2.2:80 -s rr\n-A -t 192.0.2.2:80 -s rr\n-A -t "1.2.3.4:80"\n';
const findings = lintText(text, { file: 'a <b>.rules', settings: { profile: 'strict' } });
const report = { findings, summary: summarize(findings, 2), files: ['a <b>.rules', 'clean.rules'] };
const empty = { findings: [], summary: summarize([], 1), files: ['clean.rules'] };

function written(
  format: FindingsFormatName,
  what: typeof report | typeof empty = report,
  more: { readonly homepage?: string } = {},
): string {
  const surroundings = {
    colour: false,
    columns: 80,
    version: '1.2.3',
    root: '/srv/rules',
    pathInRoot: (file: string) => file,
    ...more,
  };
  return [...findingsFormats[format](what, surroundings)].join('');
}

describe('findings are written', () => {
  test('as JSON that its schema describes', () => {
    const schema = JSON.parse(
      readFileSync(new URL('../../../schemas/findings.schema.json', import.meta.url), 'utf8'),
    ) as object;
    const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema);
    for (const what of [report, empty]) {
      validate(JSON.parse(written('json', what)));
      expect(validate.errors).toBeNull();
    }
  });

  test('as one JSON object a line, the summary last', () => {
    const lines = written('jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(findings.length + 1);
    expect(lines.at(-1)).toEqual({ version: 1, summary: report.summary });
  });

  test('as SARIF that the schema of OASIS describes, with fixes, related lines and suppressions', () => {
    const commented = `# lvsrules: ignore LVS104 -- meant so\n${text}`;
    const found = lintText(commented, { file: '/srv/ü %.rules', settings: { profile: 'strict' } });
    expect(found.some(({ suppressed }) => suppressed)).toBe(true);
    expect(found.some(({ related }) => related.length > 0)).toBe(true);
    expect(found.some(({ fix }) => fix !== undefined)).toBe(true);
    const validate = sarifSchema();
    for (const what of [report, empty, { findings: found, summary: summarize(found, 1), files: [] }]) {
      validate(JSON.parse(written('sarif', what)));
      expect(validate.errors).toBeNull();
    }
    const { runs } = JSON.parse(written('sarif')) as { runs: Record<string, unknown>[] };
    expect(validate({ version: '2.1.0', runs: [{ ...runs[0], columnKind: 'bytes' }] })).toBe(false);
  });

  test('as SARIF whose results name rules of the run and regions in the file', () => {
    const { version, runs } = JSON.parse(written('sarif')) as {
      version: string;
      runs: { tool: { driver: { rules: { id: string; help: { text: string } }[] } }; results: SarifResult[] }[];
    };
    expect(version).toBe('2.1.0');
    const { tool, results } = runs[0] ?? { tool: { driver: { rules: [] } }, results: [] };
    expect(results).toHaveLength(findings.length);
    for (const { ruleId, ruleIndex, level, locations } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(['error', 'warning', 'note']).toContain(level);
      expect(locations[0]?.physicalLocation.artifactLocation.uri).toBe('a%20%3Cb%3E.rules');
    }
    expect(results.some(({ fixes }) => fixes !== undefined)).toBe(true);
  });

  test('as SARIF with a link to each rule once the documentation has a public address', () => {
    expect(written('sarif')).not.toContain('helpUri');
    const linked = written('sarif', report, { homepage: 'https://lvsrules.example/' });
    expect(linked).toContain('"helpUri":"https://lvsrules.example/docs/rules/LVS104.md"');
  });

  test('as XML with its marks escaped', () => {
    for (const format of ['junit', 'checkstyle'] as const) {
      const xml = written(format);
      expect(xml).toContain('a &lt;b&gt;.rules');
      expect(xml).not.toContain('<b>');
      expect(xml).toContain('clean.rules');
    }
  });

  test('as annotations of GitHub and an array for GitLab', () => {
    expect(written('github').split('\n')[0]).toMatch(
      /^::error file=a <b>.rules,line=1,endLine=1,col=23,endColumn=25,title=LVS104/,
    );
    const issues = JSON.parse(written('gitlab')) as GitlabIssue[];
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    for (const { description, check_name, fingerprint, severity, location } of issues) {
      expect([description, check_name, fingerprint].every((word) => word !== '')).toBe(true);
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
      expect(location).toMatchObject({ path: 'a <b>.rules', lines: { begin: expect.any(Number) as number } });
    }
    const words = new Map(findings.map(({ severity }, index) => [severity, issues[index]?.severity]));
    expect(words).toEqual(new Map([...words.keys()].map((severity) => [severity, gitlabWords[severity]])));
    expect(JSON.parse(written('gitlab', empty))).toEqual([]);
  });

  test('for people with the line, a caret and the line that came first', () => {
    const shown = written('text');
    expect(shown).toContain(' 1 | -A -t 192.0.2.1:80 -s RR\n   |                       ^^\n');
    expect(shown).toContain('first added at 2:1');
    expect(written('text', empty)).toBe('');
    expect(written('concise')).toMatch(/^a <b>.rules:1:23: error: .* \[LVS104\]\n/);
    expect(written('markdown')).toContain('| 1 | error | LVS104 unknown-scheduler |');
  });

  test('with control characters escaped', () => {
    const evil = lintText('-A -t 192.0.2.1:80 -s \u001b[2J\n', { file: 'x\u001b.rules' });
    const shown = [
      ...findingsFormats.text(
        { findings: evil, summary: summarize(evil, 1), files: [] },
        { colour: false, columns: 80, version: '', root: '/', pathInRoot: (file: string) => file },
      ),
    ].join('');
    expect(shown).not.toContain('\u001b');
  });
});

/** The schema is of draft 4; nothing in it but its name differs from what is read here. */
function sarifSchema() {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const schema = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  delete schema['$schema'];
  delete schema['id'];
  return ajvFormats.default(new Ajv({ allErrors: true, strict: false, unicodeRegExp: false })).compile(schema);
}

const gitlabWords = { error: 'critical', warning: 'major', info: 'minor', style: 'info' };

interface GitlabIssue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: unknown;
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly fixes?: unknown;
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
}
