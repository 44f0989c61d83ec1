import type { Severity } from '../../domain/severity.ts';
import type { Finding, Fix } from '../../lint/finding.ts';
import type { Rule } from '../../lint/rule.ts';
import { rules } from '../../lint/registry.ts';
import type { FindingsDisplay, FindingsFormat } from './findings-report.ts';
import { printableJson } from '../../domain/printable-json.ts';

/** SARIF 2.1.0 with the rules, their help, and the fixes; suppressed findings are included and marked. */
export const sarif: FindingsFormat = function* (report, surroundings) {
  const named = new Set(report.findings.map(({ rule }) => rule));
  const used = rules.filter(({ id }) => named.has(id));
  const index = new Map(used.map(({ id }, at) => [id, at]));
  const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
  yield `{"$schema":${printableJson(schema)},"version":"2.1.0","runs":[{"tool":{"driver":{"name":"lvsrules",`;
  yield `"version":${printableJson(surroundings.version)},"rules":[`;
  yield used.map((rule) => printableJson(descriptor(rule, surroundings))).join(',\n');
  yield `]}},"defaultEncoding":"UTF-8","columnKind":"unicodeCodePoints","originalUriBaseIds":{"ROOT":{"uri":${printableJson(base(surroundings))}}},`;
  yield '"results":[';
  let comma = '';
  for (const finding of report.findings) {
    yield `${comma}\n${printableJson(result(finding, index.get(finding.rule) ?? -1, surroundings))}`;
    comma = ',';
  }
  yield ']}]}\n';
};

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', style: 'note' };

function descriptor(rule: Rule, { homepage }: FindingsDisplay): unknown {
  const why = `${rule.why} (${rule.source})`;
  return {
    id: rule.id,
    name: rule.name,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.why },
    help: { text: why, markdown: `**${rule.summary}**\n\n${why}\n\n\`lvsrules explain ${rule.id}\` shows examples.` },
    ...(homepage !== undefined && { helpUri: `${homepage.replace(/\/$/, '')}/docs/rules/${rule.id}.md` }),
    defaultConfiguration: { level: levels[rule.severity] },
  };
}

function result(finding: Finding, ruleIndex: number, { pathInRoot }: FindingsDisplay): unknown {
  const { rule, severity, message, related, fix, suppressed, fingerprint } = finding;
  const file = pathInRoot(finding.file);
  const artifactLocation = location(file);
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, region: region(finding) } }],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, id) => ({
        id,
        message: { text: other.message },
        physicalLocation: {
          artifactLocation: location(pathInRoot(other.file ?? finding.file)),
          region: { startLine: other.line, startColumn: other.column },
        },
      })),
    }),
    ...(fix && { fixes: [fixed(fix, file)] }),
    ...(suppressed && { suppressions: [{ kind: 'inSource' }] }),
    partialFingerprints: { 'lvsrules/v1': fingerprint },
  };
}

function region({ line, column, endLine, endColumn, start, end }: Finding): unknown {
  return {
    startLine: line,
    startColumn: column,
    endLine,
    endColumn,
    byteOffset: start,
    byteLength: end - start,
  };
}

function fixed({ safety, edits }: Fix, file: string): unknown {
  return {
    description: { text: safety === 'safe' ? 'Safe fix' : 'Unsafe fix: it may change the meaning' },
    artifactChanges: [
      {
        artifactLocation: location(file),
        replacements: edits.map(({ start, end, text }) => ({
          deletedRegion: { byteOffset: start, byteLength: end - start },
          ...(text !== '' && { insertedContent: { text } }),
        })),
      },
    ],
  };
}

function location(file: string): unknown {
  const uri = file.split('/').map(encodeURIComponent).join('/');
  return file.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: 'ROOT' };
}

function base({ root }: FindingsDisplay): string {
  const path = root.split('/').map(encodeURIComponent).join('/');
  return `file://${path}${path.endsWith('/') ? '' : '/'}`;
}
