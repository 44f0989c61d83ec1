import { defineRule, type RuleFix } from '../rule.ts';
import { saysTheSame } from '../line/says-the-same.ts';
import { saveRank } from '../line/option-tables.ts';
import { replacement } from '../line/line-settings.ts';
import type { LintLine, LintSetting } from '../lint-document.ts';

export default defineRule({
  id: 'LVS401',
  name: 'canonical-option-order',
  severity: 'style',
  summary: 'Options that are not in the order of a save',
  why: 'ipvsadm -S writes the service first, then scheduler, persistence, mask, engine, one-packet and flags; for a server: address, method, weight, thresholds and tunnel. Lines in one order are easy to compare.',
  source: 'ipvsadm 1.31, the order of -S; seen',
  messages: { order: "'{option}' comes before '{before}' in the order of a save" },
  fix: 'safe',
  silentOnPlain: true,
  command(line, { report }) {
    if (line.fate !== 'taken') return;
    let highest = -1;
    let before = '';
    for (const { option, flag, start, end } of line.settings) {
      const rank = saveRank(option);
      if (rank === undefined) continue;
      if (rank < highest) {
        report('order', { start, end }, { option: flag.text, before }, { fix: inOrder(line) });
        return;
      }
      highest = rank;
      before = flag.text;
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr -p 60\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 1\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -p 60 -s rr
                             ~~~~~
    `,
  ],
});

/**
 * The options with their values in order; null if the reordered line would mean something else, or if its words
 * are not separate.
 */
function inOrder(line: LintLine): RuleFix | null {
  const [first] = line.settings;
  const last = line.settings.at(-1);
  if (!first || !last || line.settings.some(({ clustered, option }) => clustered || saveRank(option) === undefined))
    return null;
  const at = { start: Math.min(...line.settings.map(({ start }) => start)), end: last.end };
  const sorted = [...line.settings].sort((left, right) => rankOf(left) - rankOf(right));
  const text = sorted.map(({ start, end }) => line.text.slice(start - line.start, end - line.start)).join(' ');
  const whole = line.text.slice(0, at.start - line.start) + text + line.text.slice(at.end - line.start);
  return saysTheSame(line.text, whole) ? replacement(at, text, 'safe') : null;
}

function rankOf({ option }: LintSetting): number {
  return saveRank(option) ?? 0;
}
