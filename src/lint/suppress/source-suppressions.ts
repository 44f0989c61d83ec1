import { selects } from '../active.ts';
import type { Finding } from '../finding.ts';
import { readDocument } from '../document/read-document.ts';
import { reachOf } from './reach.ts';
import { readSuppressions } from './suppressions.ts';

/** What the comments hide in a file of another kind; they are written as in rules files, and may be indented. */
export function sourceSuppressions(
  lines: readonly string[],
): (finding: Pick<Finding, 'rule' | 'name' | 'line'>) => boolean {
  if (!lines.some((line) => directive.test(line))) return () => false;
  // Every other line counts only as one that is not a comment.
  const text = lines.map((line) => (directive.test(line) ? line.trim() : line.trim() === '' ? '' : '-C')).join('\n');
  const document = readDocument(text, { target: {}, site: {}, policy: [] });
  const reach = reachOf(readSuppressions(document.lines).suppressions);
  return ({ rule, name, line }) =>
    reach(line).some(
      ({ selectors }) =>
        selectors.length === 0 || selectors.some(({ text: word }) => selects(word, { id: rule, name })),
    );
}

const directive = /^\s*#\s*lvsrules:/;
