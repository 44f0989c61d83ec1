import { markedRules } from '../../lint/marked-rules.ts';
import type { Rule } from '../../lint/rule.ts';

/** A rule without its checks. */
export function ruleJson(rule: Rule): Readonly<Record<string, unknown>> {
  const { id, name, severity, upTo, optIn, summary, why, source, fix, needs, schedulers, options, messages } = rule;
  return {
    id,
    name,
    severity,
    ...(upTo && { upTo }),
    optIn: optIn === true,
    summary,
    why,
    source,
    ...(fix && { fix }),
    ...(needs && { needs }),
    ...(schedulers && { schedulers: [...schedulers] }),
    messages,
    options: options ?? {},
    good: rule.good.map((example) => markedRules(example).text),
    bad: rule.bad.map((example) => markedRules(typeof example === 'string' ? example : example.text).text),
  };
}
