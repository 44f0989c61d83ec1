import type { Change } from '../domain/change.ts';
import type { RulesLine, RulesFile } from '../syntax/nodes.ts';
import type { LineOutcome, Prediction } from './predict.ts';
import { serverPrefix, subjectOf } from '../domain/subject.ts';

/** A line of a rules file with the comments right above it. */
export interface RulesEntry {
  readonly lead: readonly string[];
  /** Null if only the comments remain. */
  readonly text: string | null;
  /** What the line adds to the final table; null for a line that is copied unchanged. */
  readonly change: Change | null;
}

/**
 * The lines that make the table that is left in the end, and those that make nothing of it. Edits, deletions and the
 * lines that they affect are dropped. Lines that the kernel refuses are kept or dropped, as requested.
 */
export function entriesOf(file: RulesFile, { lines }: Prediction, keepRefused: boolean): readonly RulesEntry[] {
  const standing = standingLines(lines);
  const entries: RulesEntry[] = [];
  let lead: string[] = [];
  const add = (text: string | null, change: Change | null = null) => {
    entries.push({ lead, text, change });
    lead = [];
  };
  for (const [index, line] of file.lines.entries()) {
    const outcome = lines[index];
    const text = file.source.slice(line.start, line.end);
    const change = standing.get(index);
    if (line.kind === 'comment') lead.push(text);
    else if (change) add(text, change);
    else if (isIdle(line, outcome, keepRefused)) add(text);
    else add(null);
  }
  if (lead.length > 0) add(null);
  return entries;
}

/** A line that changes nothing, or that was refused. */
function isIdle(line: RulesLine, outcome: LineOutcome | undefined, keepRefused: boolean): boolean {
  if (line.kind !== 'command' || !outcome || outcome.changes.length === 0) return true;
  return outcome.outcome !== 'taken' && (outcome.refusal === undefined || keepRefused);
}

/** By the index of a line: the addition on it that nothing after it undoes. */
function standingLines(lines: readonly LineOutcome[]): ReadonlyMap<number, Change> {
  const standing = new Map<string, number>();
  const forget = (test: (subject: string) => boolean) => {
    for (const subject of [...standing.keys()]) if (test(subject)) standing.delete(subject);
  };
  const found = new Map<number, Change>();
  for (const [index, { outcome, changes }] of lines.entries()) {
    for (const change of outcome === 'taken' ? changes : []) {
      const subject = subjectOf(change);
      if (change.kind === 'flush') forget((each) => each.startsWith('ser'));
      if (change.kind === 'delete-service') {
        const servers = serverPrefix(change.service);
        forget((each) => each === subject || each.startsWith(servers));
      }
      if (subject === null) continue;
      if (change.kind === 'delete-server' || change.kind === 'stop-daemon') standing.delete(subject);
      if (isAddition(change)) {
        standing.set(subject, index);
        found.set(index, change);
      }
    }
  }
  const last = new Set(standing.values());
  return new Map([...found].filter(([index]) => last.has(index)));
}

function isAddition({ kind }: Change): boolean {
  return kind === 'add-service' || kind === 'add-server' || kind === 'set-timeouts' || kind === 'start-daemon';
}
