import { joined } from './bytes.ts';
import type { Edit, Finding, Position, Related } from './finding.ts';
import { lintText, type LintOptions } from './lint.ts';

export interface LintPage {
  readonly file: string;
  readonly bytes: Uint8Array;
}

interface Placed extends LintPage {
  /** Its offset in the whole: bytes, and lines before it. */
  readonly start: number;
  readonly linesBefore: number;
}

/** Lints several files as the one table that they make when they are read one after another. */
export function lintTogether(pages: readonly LintPage[], options: LintOptions = {}): readonly Finding[] {
  const placed: Placed[] = [];
  const pieces: Uint8Array[] = [];
  let start = 0;
  let linesBefore = 0;
  for (const page of pages) {
    const ended = page.bytes.length === 0 || page.bytes.at(-1) === 10;
    placed.push({ ...page, start, linesBefore });
    pieces.push(page.bytes, ...(ended ? [] : [Uint8Array.of(10)]));
    start += page.bytes.length + (ended ? 0 : 1);
    linesBefore += page.bytes.reduce((count, byte) => count + (byte === 10 ? 1 : 0), ended ? 0 : 1);
  }
  return lintText(joined(pieces), options).map((finding) => inItsFile(finding, placed));
}

function inItsFile(finding: Finding, pages: readonly Placed[]): Finding {
  const page = pages.findLast((each) => each.linesBefore < finding.line);
  if (!page) return finding;
  const fix = finding.fix && moved(finding.fix.edits, page);
  const { fix: dropped, ...rest } = finding;
  return {
    ...rest,
    ...placeIn(finding, page),
    file: page.file,
    related: finding.related.map((related) => relatedIn(related, page, pages)),
    ...(fix && dropped && { fix: { safety: dropped.safety, edits: fix } }),
  };
}

function placeIn({ line, column, endLine, endColumn, start, end }: Position, page: Placed): Position {
  return {
    line: line - page.linesBefore,
    column,
    endLine: endLine - page.linesBefore,
    endColumn,
    start: start - page.start,
    end: Math.min(end - page.start, page.bytes.length),
  };
}

function relatedIn(related: Related, page: Placed, pages: readonly Placed[]): Related {
  const own = pages.findLast((each) => each.linesBefore < related.line) ?? page;
  const line = related.line - own.linesBefore;
  return own.file === page.file ? { ...related, line } : { ...related, line, file: own.file };
}

/** Null if an edit extends into another file. */
function moved(edits: readonly Edit[], page: Placed): readonly Edit[] | null {
  const own = edits.map(({ start, end, text }) => ({ start: start - page.start, end: end - page.start, text }));
  const length = page.bytes.length;
  return own.every(({ start, end }) => start >= 0 && start <= length && end <= length + 1)
    ? own.map((edit) => ({ ...edit, end: Math.min(edit.end, length) }))
    : null;
}
