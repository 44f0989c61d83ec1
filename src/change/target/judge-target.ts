import type { Change } from '../../domain/change.ts';
import type { Settings } from '../../config/settings.ts';
import { activeRules } from '../../lint/active.ts';
import type { Finding } from '../../lint/finding.ts';
import { lintSource } from '../../lint/lint-source.ts';
import { lintDocument } from '../../lint/lint.ts';
import type { NoteRule } from '../../sources/note-rules.ts';
import { readDocument } from '../../lint/document/read-document.ts';
import type { LintDocument, LintLines } from '../../lint/lint-document.ts';
import { readTarget, sourceTarget, unknownIn, withSettings } from './read-target.ts';
import { namedTable } from '../table-of-rules.ts';
import type { JudgedTarget, Target, TargetText } from './target.ts';

/** A target as lint sees it, by the settings of its site. Policies are judged with the plan, not here. */
export async function judgeTarget(text: TargetText, settings: Settings): Promise<JudgedTarget> {
  const own = { ...settings, policy: [] };
  if (text.kind === 'source') {
    const findings = lintSource(text.source, text.content, { file: text.name, settings: own });
    const errors = { taken: findings.filter(isError), notTaken: [] };
    const judged = findings.filter(isOpen).map((finding) => ({ finding, change: null }));
    return { target: sourceTarget(text), errors, findings: judged, silent: [] };
  }
  const { name, content, names } = text;
  const { target: versions = {}, site = {} } = settings;
  const document = readDocument(content, { names, target: versions, site, policy: [] });
  const whole = wholeTarget(name, content, document);
  const findings = lintDocument(document, activeRules(own), name);
  const target = whole ?? (await readTarget(text));
  const errors = findings.filter(isError);
  const spoken = new Set(findings.map(({ line }) => line));
  return {
    target,
    errors: { taken: errors.filter(isTaken), notTaken: errors.filter((finding) => !isTaken(finding)) },
    findings: findings.filter(isOpen).map((finding) => ({ finding, change: changeIn(document, finding) })),
    silent: target.untaken.filter(({ line }) => !spoken.has(line)),
  };
}

/** The errors that leave the rest of a file in doubt: a missing brace or include. The owner of the file continues without. */
export function readInPart({ errors }: JudgedTarget): readonly Finding[] {
  return errors.taken.filter(({ name }) => partlyRead.has(name));
}

const partlyRead: ReadonlySet<string> = new Set(['unbalanced-braces', 'include-missing'] satisfies readonly NoteRule[]);

/**
 * The document has followed every line through a kernel. Where all of them are taken, its table is that of the file, and the
 * text is read this once; where some are not, it is read again, as ipvsadm does, to learn what it says and where it stops.
 */
function wholeTarget(name: string, content: Uint8Array, { lines, table }: LintDocument): Target | null {
  const made = madeLines(lines);
  if (made.some(({ outcome }) => outcome !== 'taken' && outcome !== 'ignored')) return null;
  const named = withSettings(namedTable({ table, lines: made }), content);
  return { name, table: named, unknown: unknownIn(content, table), untaken: [] };
}

/** A line that is not made is plain, and adds a service or a server. */
function madeLines(lines: LintLines) {
  const places = Array.from({ length: lines.length }, (_, place) => place);
  return places.filter((place) => lines.isMade(place)).flatMap((place) => lines.get(place) ?? []);
}

/** What the line of a finding changes. */
function changeIn({ lines }: LintDocument, { line }: Finding): Change | null {
  return lines.get(line - 1)?.changes[0] ?? null;
}

function isOpen({ suppressed }: Finding): boolean {
  return !suppressed;
}

function isError(finding: Finding): boolean {
  return finding.severity === 'error' && isOpen(finding);
}

function isTaken({ outcome }: Finding): boolean {
  return outcome === undefined || outcome === 'taken';
}
