import type { Severity } from '../domain/severity.ts';
import { sourceRules } from '../sources/source-rules.ts';
import type { SourceNote, SourcePosition, TableSource } from '../sources/table-source.ts';
import type { Finding, Position } from './finding.ts';
import { lintText, type LintOptions } from './lint.ts';
import { fingerprint } from './suppress/fingerprint.ts';

/** What a note of a source is called as a finding. */
export const sourceFindings: Readonly<
  Record<SourceNote['kind'], { readonly id: string; readonly severity: Severity }>
> = {
  lost: { id: 'LVS801', severity: 'error' },
  wrong: { id: 'LVS802', severity: 'warning' },
  assumed: { id: 'LVS803', severity: 'warning' },
  note: { id: 'LVS804', severity: 'info' },
};

/**
 * Everything to be found in a configuration of another program: what that program ignores, changes or assumes, and what
 * the rules say of the table that it makes. Places are those of the source; nothing can be fixed in it.
 */
export function lintSource(source: TableSource, options: LintOptions = {}): readonly Finding[] {
  const { file = '<text>', settings } = options;
  const { text, places } = sourceRules(source);
  const ofTable = lintText(text, options).flatMap((finding) => moved(finding, places, file));
  const isStrict = settings?.profile === 'strict';
  const notes = source.notes.filter(({ kind }) => kind !== 'note' || isStrict);
  return [...notes.map((note) => noted(note, file)), ...ofTable].sort(
    (left, right) => left.start - right.start || (left.rule < right.rule ? -1 : left.rule > right.rule ? 1 : 0),
  );
}

/** Rules about spelling do not apply to generated lines. */
function moved(finding: Finding, places: readonly (SourcePosition | null)[], file: string): readonly Finding[] {
  const place = places[finding.line - 1];
  if (!place || finding.severity === 'style') return [];
  const { rule, name, severity, message, suppressed, excerpt, related } = finding;
  return [
    {
      rule,
      name,
      severity,
      message,
      suppressed,
      excerpt,
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

function noted({ kind, rule, message, place }: SourceNote, file: string): Finding {
  const { id, severity } = sourceFindings[kind];
  return {
    rule: id,
    name: rule,
    severity,
    message,
    file: place.file ?? file,
    ...placeIn(place),
    related: [],
    suppressed: false,
    excerpt: '',
    fingerprint: fingerprint(`${id}\n${rule}\n${message}`),
  };
}

function placeIn({ line, column, endLine, endColumn, start, end }: SourcePosition): Position {
  return { line, column, endLine, endColumn, start, end };
}
