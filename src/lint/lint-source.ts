import type { Severity } from '../domain/severity.ts';
import { sourceRules } from '../sources/source-rules.ts';
import type { SourceNote, SourcePosition, TableSource } from '../sources/table-source.ts';
import { textOf } from '../syntax/binary.ts';
import { type ActiveRule, activeRules } from './active.ts';
import type { Finding, Position } from './finding.ts';
import { lintText, type LintOptions } from './lint.ts';
import { messageText } from './rule.ts';
import { fingerprint } from './text-fingerprint.ts';
import { sourceSuppressions } from './suppress/source-suppressions.ts';

/**
 * All findings in a file of another kind: what its program ignores, changes or assumes, and what the rules report about
 * the table that it makes. Positions are those of the source, which cannot be fixed.
 */
export function lintSource(source: TableSource, content: Uint8Array, options: LintOptions = {}): readonly Finding[] {
  const { file = '<text>', settings = {} } = options;
  const { text, places } = sourceRules(source);
  const lines = Buffer.from(content).toString('latin1').split('\n');
  const excerpt = ({ file: included, line }: SourcePosition) =>
    included === undefined ? textOf((lines[line - 1] ?? '').replace(/\r$/, '')) : '';
  const ofTable = lintText(text, options).flatMap((finding) => moved(finding, places, file, excerpt));
  const active = new Map(activeRules(settings).map((each) => [each.rule.name, each]));
  const isThorough = settings.profile === 'strict' || (settings.select ?? []).length > 0;
  const noted = source.notes.flatMap((note): readonly Finding[] => {
    const rule = active.get(note.rule);
    if (!rule || (note.kind === 'note' && !isThorough && !rule.fixed)) return [];
    return [said(note, rule, file, excerpt(note.place))];
  });
  const all = [...noted, ...ofTable].sort(
    (left, right) => left.start - right.start || (left.rule < right.rule ? -1 : left.rule > right.rule ? 1 : 0),
  );
  const isSuppressed = sourceSuppressions(lines);
  return all.map((finding) =>
    finding.file === file && isSuppressed(finding) ? { ...finding, suppressed: true } : finding,
  );
}

/** Rules about spelling do not apply to generated lines. */
function moved(
  finding: Finding,
  places: readonly (SourcePosition | null)[],
  file: string,
  excerpt: (place: SourcePosition) => string,
): readonly Finding[] {
  const place = places[finding.line - 1];
  if (!place || finding.severity === 'style') return [];
  const { rule, name, severity, message, suppressed, related } = finding;
  return [
    {
      rule,
      name,
      severity,
      message,
      suppressed,
      excerpt: excerpt(place),
      fingerprint: finding.fingerprint,
      ...placeIn(place),
      file: place.file ?? file,
      related: related.flatMap(({ message, line }) => {
        const other = places[line - 1];
        if (!other) return [];
        return [
          { message, line: other.line, column: other.column, ...(other.file !== undefined && { file: other.file }) },
        ];
      }),
    },
  ];
}

function said(
  { kind, rule: name, message, place }: SourceNote,
  { rule, severity, fixed }: ActiveRule,
  file: string,
  excerpt: string,
): Finding {
  const weight: Severity = kind === 'note' && !fixed ? 'info' : severity;
  return {
    rule: rule.id,
    name,
    severity: weight,
    message: messageText(rule.messages['note'] ?? '{message}', { message }),
    file: place.file ?? file,
    ...placeIn(place),
    related: [],
    suppressed: false,
    excerpt,
    fingerprint: fingerprint(`${rule.id}\n${name}\n${message}`),
  };
}

function placeIn({ line, column, endLine, endColumn, start, end }: SourcePosition): Position {
  return { line, column, endLine, endColumn, start, end };
}
