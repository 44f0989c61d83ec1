import { selects } from '../active.ts';
import type { Finding } from '../finding.ts';
import { readDocument } from '../document/read-document.ts';
import { reachOf } from './reach.ts';
import { readSuppressions } from './suppressions.ts';

/** What the comments of a file that is not rules hide; they are those of rules, and may be indented. */
export function sourceSuppressions(
  lines: readonly string[],
): (finding: Pick<Finding, 'rule' | 'name' | 'line'>) => boolean {
  if (!lines.some((line) => directive.test(line))) return () => false;
  // Every other line only counts as one that is not a comment.
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
