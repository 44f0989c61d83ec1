import type { BreachKind, Policy } from '../config/policy.ts';
import { reportBreaches } from './policy-breaches.ts';
import { type BadExample, defineRule, type Rule } from './rule.ts';

export interface PolicyRule {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  /** The keys of a policy that it uses. */
  readonly keys: readonly (keyof Policy)[];
  readonly breach: BreachKind;
  readonly good: readonly string[];
  readonly bad: readonly BadExample[];
}

/** A rule that reports breaches of the policies in the site's configuration. */
export function policyRule({ keys, breach, ...rule }: PolicyRule): Rule {
  const named = keys.map((key) => `\`${key}\``).join(' and ');
  return defineRule({
    severity: 'warning',
    upTo: 'error',
    why: `Set by ${named} in the policy of your configuration. A policy can set its own severity.`,
    source: 'the configuration',
    messages: { breach: '{policy}: {why}' },
    needs: 'policy',
    file(document, { report }) {
      reportBreaches(document, breach, (at, data, more) => {
        report('breach', at, data, more);
      });
    },
    ...rule,
  });
}
