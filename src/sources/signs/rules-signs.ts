import { commands } from '../../../grammar/commands.ts';

const letters = [...new Set(commands.flatMap(({ short }) => short))].join('');
const names = commands.map(({ long }) => long).join('|');

/** A line that begins like a rule; typographic dashes count too. */
const rule = new RegExp(
  `^\\s*(?:-[${letters}](?:\\s|$|[tufhM0-9[=:-])|[\u2013\u2014-]-?(?:${names})\\b|[\u2013\u2014][${letters}]\\b)`,
);

/** How many lines are rules without the word ipvsadm, which scripts do not have. */
export function bareRules(lines: readonly string[]): number {
  return lines.filter((line) => rule.test(line)).length;
}

/** How many lines are rules, or nearly, without the word ipvsadm. */
export function rulesLines(lines: readonly string[]): number {
  return lines.filter((line) => /^\s*(?:ipvsadm(?:\s|$)|-[^\s-]|--[a-z])/.test(line)).length;
}
