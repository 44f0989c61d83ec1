import { fixText } from '../../lint/fix.ts';
import { exampleOf, lintExample } from '../../lint/lint-example.ts';
import { markedRules } from '../../lint/marked-rules.ts';
import { neededSettings } from '../../lint/needs.ts';
import type { Rule } from '../../lint/rule.ts';
import { outcomeWords } from '../findings/findings-words.ts';
import { familyOf } from './families.ts';

/** A page about one rule: what it finds, why, and its examples with their findings. */
export function rulePage(rule: Rule): string {
  return [
    `# ${rule.id} ${rule.name}`,
    `${rule.summary}.`,
    facts(rule),
    `## Why\n\n${rule.why}\n\nSource: ${rule.source}.`,
    ...options(rule),
    ...(rule.bad.length > 0 ? ['## Found', ...rule.bad.map((example) => bad(rule, example))] : []),
    '## Not found',
    ...rule.good.map((example) => fenced(markedRules(example).text)),
    `## Hide it\n\nAbove the line, with a reason:\n\n${fenced(`# lvsrules: ignore ${rule.id} -- why this is intended here\n`)}`,
  ].join('\n\n');
}

/** Every rule in a table for each family. */
export function ruleTable(rules: readonly Rule[], link: (rule: Rule) => string): string {
  const families = new Map<string, Rule[]>();
  for (const rule of rules) families.set(familyOf(rule.id), [...(families.get(familyOf(rule.id)) ?? []), rule]);
  return [...families]
    .map(([family, members]) => {
      const rows = members.map(
        (rule) => `| ${link(rule)} | ${rule.name} | ${severityOf(rule)} | ${rule.fix ?? ''} | ${cell(rule.summary)} |`,
      );
      return [
        `## ${family}`,
        '',
        '| rule | name | severity | fix | finds |',
        '| --- | --- | --- | --- | --- |',
        ...rows,
      ].join('\n');
    })
    .join('\n\n');
}

function facts(rule: Rule): string {
  const fix =
    rule.fix === undefined ? 'none' : rule.fix === 'safe' ? 'safe, by `--fix`' : 'unsafe, by `--unsafe-fixes`';
  return [
    `- Family: ${familyOf(rule.id)}`,
    `- Severity: ${severityOf(rule)}${rule.optIn ? '; only when selected' : ''}`,
    `- Fix: ${fix}`,
    ...(rule.schedulers ? [`- Schedulers: ${[...rule.schedulers].join(', ')}`] : []),
    ...(rule.needs ? [`- Needs \`${neededSettings[rule.needs]}\` in the configuration`] : []),
  ].join('\n');
}

function severityOf({ severity, upTo }: Rule): string {
  return upTo ? `${severity}, sometimes ${upTo}` : severity;
}

function options({ options: own = {}, id }: Rule): readonly string[] {
  const rows = Object.entries(own).map(
    ([name, { default: value, summary }]) => `| \`${name}\` | \`${value}\` | ${cell(summary)} |`,
  );
  if (rows.length === 0) return [];
  const example = JSON.stringify({
    rules: { [id]: Object.fromEntries(Object.entries(own).map(([name, option]) => [name, option.default])) },
  });
  return [
    ['## Options', '', '| option | default | meaning |', '| --- | --- | --- |', ...rows].join('\n'),
    `\`\`\`json\n${example}\n\`\`\``,
  ];
}

function bad(rule: Rule, example: Rule['bad'][number]): string {
  const { kind, text, config: asked } = exampleOf(rule, example);
  const config = asked ?? {};
  const settings = { ...config, select: [rule.id] };
  const findings = lintExample({ kind, text }, settings);
  const said = findings.map(({ line, message, outcome }) => {
    const fate = outcome && outcome !== 'taken' && outcome !== 'ignored' ? `; ${outcomeWords(outcome)}` : '';
    return `- line ${line}: ${cell(message)}${fate}`;
  });
  const given = Object.keys(config).length > 0 ? [`With \`${JSON.stringify(config)}\`:`] : [];
  const fixed = findings.some(({ fix }) => fix) ? fixText(text, 'unsafe', { settings }).text : null;
  return [...given, fenced(text), said.join('\n'), ...(fixed === null ? [] : ['Fixed:', fenced(fixed)])].join('\n\n');
}

/** Control characters as `cat -v` shows them: Markdown has no other way. */
function fenced(text: string): string {
  const shown = text.replace(/[\u0000-\u0008\u000b-\u001f\u007f\u00a0\ufeff]/g, (found) => {
    const code = found.charCodeAt(0);
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`;
  });
  const lines = shown
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => (line.length > 200 ? `${line.slice(0, 60)}... (${line.length} characters)` : line));
  return `\`\`\`text\n${lines.join('\n')}\n\`\`\``;
}

function cell(text: string): string {
  return text.replace(/[|<>*_\\]/g, (mark) => `\\${mark}`);
}
