import type { Settings } from '../config/settings.ts';
import { noNames } from '../ipvsadm/names.ts';
import { sourceOfText } from '../sources/read-text.ts';
import { lintText } from './lint.ts';
import { lintSource } from './lint-source.ts';
import type { Finding } from './finding.ts';
import { type Mark, markedRules } from './marked-rules.ts';
import type { BadExample, JudgedKind, Rule } from './rule.ts';

/** An example of a rule, ready to be linted. */
export interface RuleExample {
  readonly kind: JudgedKind | 'rules';
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly config: Readonly<Record<string, unknown>> | null;
}

export function exampleOf(rule: Pick<Rule, 'kinds'>, example: string | BadExample): RuleExample {
  const {
    text,
    config = null,
    kind = rule.kinds?.[0] ?? 'rules',
  } = typeof example === 'string' ? { text: example } : example;
  return { kind, config, ...markedRules(text) };
}

/** What the rules find in an example. */
export function lintExample(
  { kind, text }: Pick<RuleExample, 'kind' | 'text'>,
  settings: Settings,
): readonly Finding[] {
  if (kind === 'rules') return lintText(text, { settings });
  const content = Buffer.from(text);
  const source = sourceOfText(kind, content, { names: noNames, machine: {} });
  return source.ok ? lintSource(source.value, content, { settings }) : [];
}
