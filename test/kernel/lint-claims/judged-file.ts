import { saveText } from '../../../src/ipvsadm/save-text.ts';
import { activeRules } from '../../../src/lint/active.ts';
import { lintDocument, type LintOptions } from '../../../src/lint/lint.ts';
import { readDocument } from '../../../src/lint/document/read-document.ts';
import { namedService } from '../../../src/lint/line/named.ts';
import type { LintLine } from '../../../src/lint/lint-document.ts';
import { aboutTakenLines } from '../../lint/about-taken-lines.ts';
import type { RealReading, SeenLine } from './real-reading.ts';

/** What lint and the real program make of a file; the texts tell the first line about which they disagree. */
export interface JudgedFile {
  readonly lines: number;
  readonly refused: number;
  readonly outcome: string | null;
  readonly table: string | null;
  /** A line that is refused, and neither has an error nor follows from one that is. */
  readonly unreported: string | null;
  /** A line that is taken, and has an error that says otherwise. */
  readonly accused: string | null;
}

export function judgedFile(text: Buffer, { lines: seen, left }: RealReading, options: LintOptions): JudgedFile {
  const document = readDocument(text, { ...options, target: {}, site: {}, policy: [] });
  const findings = lintDocument(document, activeRules({}), '');
  const faulty = new Set(findings.filter(({ severity }) => severity === 'error').map(({ line }) => line));
  const rows = seen.map((real, index): Row => {
    const line = document.lines.get(index);
    if (!line) throw new Error(`lint sees no line ${index + 1}`);
    const broken = [...document.lines].filter(
      (each, at) => at !== index && seen[at]?.fate !== 'quiet' && faulty.has(each.number),
    );
    return { real, line, hasError: faulty.has(line.number), follows: broken.some((each) => concerns(each, line)) };
  });
  const tell = (row: Row | undefined) =>
    row
      ? `line ${row.line.number}: ${row.line.outcome} (${row.line.fate}) says lint; ${row.real.outcome} (${row.real.fate}) ${row.real.said}of\n${text.toString('latin1')}`
      : null;
  const misplaced = findings.find(
    ({ line, outcome }) => outcome !== undefined && outcome !== document.lines.get(line - 1)?.outcome,
  );
  const accusing = new Set(
    findings.filter(({ severity, rule }) => severity === 'error' && !aboutTakenLines.has(rule)).map(({ line }) => line),
  );
  const expected = saveText(document.table).split('\n').sort();
  return {
    lines: rows.length,
    refused: rows.filter(({ real }) => real.fate !== 'quiet').length,
    outcome: misplaced
      ? `${misplaced.rule} in line ${misplaced.line}: ${misplaced.outcome}`
      : tell(rows.find(({ real, line }) => !looksLike(real, line))),
    table:
      left === null || String(expected) === String(left)
        ? null
        : `${left.join('\n')}\nis left, not ${expected.join('\n')}\nof\n${text.toString('latin1')}`,
    unreported: tell(rows.find(({ real, hasError, follows }) => real.fate !== 'quiet' && !hasError && !follows)),
    accused: tell(rows.find(({ real, line }) => real.fate === 'quiet' && accusing.has(line.number))),
  };
}

interface Row {
  readonly real: SeenLine;
  readonly line: LintLine;
  readonly hasError: boolean;
  readonly follows: boolean;
}

const looks = {
  taken: 'quiet',
  lost: 'quiet',
  ignored: 'quiet',
  skipped: 'complained',
  stops: 'ended',
  unread: 'unread',
} as const;

/** A line with nothing on it is never unread. */
function looksLike(real: SeenLine, { outcome, fate }: LintLine): boolean {
  return (
    (real.fate === null || real.fate === looks[fate]) && (outcome === 'ignored' || real.outcome === looks[outcome])
  );
}

/** Whether a broken line was about a service or a server that another one names, as far as words tell. */
function concerns(broken: LintLine, follower: LintLine): boolean {
  const service = namedService(follower);
  if (service !== null && service === namedService(broken)) return true;
  return namesIn(follower.text).some((name) => broken.text.includes(name));
}

function namesIn(text: string): readonly string[] {
  return text.match(/[\w.:[\]]*[0-9][\w.:[\]]*/g) ?? [];
}
