import type { Rule } from '../../lint/rule.ts';
import { ruleJson } from './json.ts';
import { rulePage, ruleTable } from './markdown.ts';
import { ruleList, ruleText } from './text.ts';

interface RuleFormat {
  one(rule: Rule): string;
  all(rules: readonly Rule[]): string;
}

/** How rules are described: for a terminal, a program, a page. */
export const ruleFormats = {
  text: { one: ruleText, all: ruleList },
  json: {
    one: (rule) => `${JSON.stringify({ version: 1, rule: ruleJson(rule) }, null, 2)}\n`,
    all: (rules) => `${JSON.stringify({ version: 1, rules: rules.map(ruleJson) }, null, 2)}\n`,
  },
  markdown: { one: (rule) => `${rulePage(rule)}\n`, all: (rules) => `${ruleTable(rules, ({ id }) => id)}\n` },
} as const satisfies Readonly<Record<string, RuleFormat>>;
