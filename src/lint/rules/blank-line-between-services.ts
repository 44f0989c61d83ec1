import { defineRule } from '../rule.ts';
import { contentOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS409',
  name: 'blank-line-between-services',
  severity: 'style',
  optIn: true,
  summary: 'Services that are not separated by exactly one blank line',
  why: 'One blank line makes pools easy to see. ipvsadm -S writes none, so this rule is for files written by hand.',
  source: 'a matter of taste; ipvsadm -R skips blank lines (seen)',
  messages: { missing: 'add a blank line before a service', several: 'use only one blank line' },
  fix: 'safe',
  file(document, { report }) {
    let seen = false;
    for (const [index, line] of document.lines.entries()) {
      if (
        line.kind === 'blank' &&
        index > 0 &&
        document.lines.get(index - 1)?.kind === 'blank' &&
        line.end < document.text.length
      ) {
        report(
          'several',
          line,
          {},
          { fix: { safety: 'safe', edits: [{ start: line.start, end: line.end + 1, text: '' }] } },
        );
      }
      if (line.kind !== 'command' || line.changes[0]?.kind !== 'add-service') continue;
      let first = index;
      while (document.lines.get(first - 1)?.kind === 'comment') first--;
      const head = document.lines.get(first);
      if (seen && head && document.lines.get(first - 1)?.kind === 'command') {
        const edits = [{ start: head.start, end: head.start, text: '\n' }];
        report('missing', contentOf(line), {}, { fix: { safety: 'safe', edits } });
      }
      seen = true;
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n\n-A -t 192.0.2.2:80 -s rr\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -A -t 192.0.2.2:80 -s rr
    ~~~~~~~~~~~~~~~~~~~~~~~~
    `,
  ],
});
