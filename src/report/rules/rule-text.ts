import { markedRules } from '../../lint/marked-rules.ts';
import { neededSettings } from '../../lint/needs.ts';
import type { Rule } from '../../lint/rule.ts';
import { escapeControls } from '../escape.ts';
import { familyOf } from './families.ts';

/** A rule for a terminal. */
export function ruleText(rule: Rule): string {
  const fix = rule.fix === undefined ? 'no fix' : `${rule.fix} fix`;
  const optional = rule.optIn ? ', only when selected' : '';
  return [
    `${rule.id} ${rule.name} (${rule.severity}, ${fix}${optional})`,
    `${rule.summary}.`,
    wrapped(rule.why),
    ...(rule.needs
      ? [`It needs "${neededSettings[rule.needs]}" in the configuration, and finds nothing without it.`]
      : []),
    `Source: ${rule.source}.`,
    ...Object.entries(rule.options ?? {}).map(
      ([name, option]) => `Option ${name} (default ${option.default}): ${option.summary}.`,
    ),
    ...rule.bad.map(foundText),
    ...rule.good.map((example) => `Not found:\n${indented(example)}`),
    `Hide it with a comment above the line:\n  # lvsrules: ignore ${rule.id} -- why this is intended here`,
  ]
    .join('\n\n')
    .concat('\n');
}

/** One line for each rule, by family. */
export function ruleList(rules: readonly Rule[]): string {
  const width = Math.max(...rules.map(({ name }) => name.length));
  let family = '';
  return rules
    .map((rule) => {
      const head = familyOf(rule.id) === family ? '' : `${family === '' ? '' : '\n'}${familyOf(rule.id)}\n`;
      family = familyOf(rule.id);
      return `${head}  ${rule.id}  ${rule.name.padEnd(width)}  ${rule.severity.padEnd(7)}  ${(rule.fix ?? '').padEnd(6)}  ${rule.summary}\n`;
    })
    .join('');
}

function foundText(example: Rule['bad'][number]): string {
  const { text, config } = typeof example === 'string' ? { text: example, config: undefined } : example;
  return `Found${config ? `, with ${JSON.stringify(config)}` : ''}:\n${indented(text)}`;
}

function indented(example: string): string {
  const lines = markedRules(example).text.replace(/\n$/, '').split('\n');
  return lines.map((line) => `  ${escapeControls(line.length > 200 ? `${line.slice(0, 60)}...` : line)}`).join('\n');
}

function wrapped(text: string): string {
  return text.replace(/(?![^\n]{1,90}$)([^\n]{1,90})\s/g, '$1\n');
}
