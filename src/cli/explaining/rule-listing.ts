import { hostChecks } from '../../doctor/host-checks.ts';
import { printableJson } from '../../domain/printable-json.ts';
import { rules } from '../../lint/registry.ts';
import { checkJson } from '../../report/doctor/check-json.ts';
import { checkTable } from '../../report/doctor/check-markdown.ts';
import { checkList } from '../../report/doctor/check-text.ts';
import { ruleFormats } from '../../report/rules/rule-formats.ts';
import { ruleJson } from '../../report/rules/rule-json.ts';

/** Every rule of the linter, then every check of doctor. */
export function ruleListing(format: 'text' | 'json' | 'markdown'): string {
  switch (format) {
    case 'json':
      return `${printableJson({ version: 1, rules: rules.map(ruleJson), checks: hostChecks.map(checkJson) }, 2)}\n`;
    case 'markdown':
      return `${ruleFormats.markdown.all(rules)}\n${checkTable(hostChecks, ({ id }) => id)}`;
    default:
      return ruleFormats.text.all(rules) + checkList(hostChecks);
  }
}
