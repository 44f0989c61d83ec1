import { rules } from '../../lint/registry.ts';
import { rulePage, ruleTable } from '../../report/rules/rule-markdown.ts';
import type { Document } from './document.ts';

/** A page for each lint rule, and the table that links to them. */
export function ruleDocs(): readonly Document[] {
  const pages = rules.map((rule) => ({ path: `docs/rules/${rule.id}.md`, text: rulePage(rule) }));
  const intro = [
    '# Rules',
    '',
    '`lvsrules lint` knows these. Errors and warnings are on by default, everything but what is marked as opt-in with',
    '`--profile strict`. Rules are selected by id, by the beginning of an id, or by name; `lvsrules explain RULE` shows a',
    'page in the terminal.',
    '',
    'A safe fix (`--fix`) never changes the effect of a line that `ipvsadm -R` accepts. An unsafe one',
    '(`--unsafe-fixes`) may change the meaning.',
  ].join('\n');
  const table = ruleTable(rules, ({ id, optIn }) => `[${id}](rules/${id}.md)${optIn ? ' (opt-in)' : ''}`);
  return [{ path: 'docs/rules.md', text: `${intro}\n\n${table}` }, ...pages];
}
