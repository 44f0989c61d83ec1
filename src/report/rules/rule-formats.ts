import type { Rule } from '../../lint/rule.ts';
import { ruleJson } from './rule-json.ts';
import { rulePage, ruleTable } from './rule-markdown.ts';
import { ruleList, ruleText } from './rule-text.ts';
import { printableJson } from '../../domain/printable-json.ts';

interface RuleFormat {
  one(rule: Rule): string;
  all(rules: readonly Rule[]): string;
}

/** How rules are described: for a terminal, a program, a page. */
export const ruleFormats = {
  text: { one: ruleText, all: ruleList },
  json: {
    one: (rule) => `${printableJson({ version: 1, rule: ruleJson(rule) }, 2)}\n`,
    all: (rules) => `${printableJson({ version: 1, rules: rules.map(ruleJson) }, 2)}\n`,
  },
  markdown: { one: (rule) => `${rulePage(rule)}\n`, all: (rules) => `${ruleTable(rules, ({ id }) => id)}\n` },
} as const satisfies Readonly<Record<string, RuleFormat>>;

export type RuleFormatName = keyof typeof ruleFormats;
