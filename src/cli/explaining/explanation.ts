import { checkNamed, hostChecks } from '../../doctor/host-checks.ts';
import { symptomNamed } from '../../doctor/symptoms.ts';
import { printableJson } from '../../domain/printable-json.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { ruleNamed, rules } from '../../lint/registry.ts';
import { checkJson } from '../../report/doctor/check-json.ts';
import { checkPage } from '../../report/doctor/check-markdown.ts';
import { checkText } from '../../report/doctor/check-text.ts';
import { symptomSection, symptomText } from '../../report/doctor/symptom-text.ts';
import { ruleFormats } from '../../report/rules/rule-formats.ts';

/** The explanation of a rule, a check or a symptom; the failure lists the names that exist. */
export function explanation(name: string, format: 'text' | 'markdown' | 'json'): Result<string, readonly string[]> {
  const rule = ruleNamed(name);
  if (rule) return success(ruleFormats[format].one(rule));
  const check = checkNamed(name);
  if (check) {
    const { text, markdown, json } = {
      text: () => checkText(check),
      markdown: () => `${checkPage(check)}\n`,
      json: () => `${printableJson({ version: 1, check: checkJson(check) }, 2)}\n`,
    };
    return success({ text, markdown, json }[format]());
  }
  const symptom = symptomNamed(name);
  if (symptom) {
    const { text, markdown, json } = {
      text: () => symptomText(symptom),
      markdown: () => `${symptomSection(symptom, (id) => id)}\n`,
      json: () => `${printableJson({ version: 1, symptom }, 2)}\n`,
    };
    return success({ text, markdown, json }[format]());
  }
  return failure([...rules, ...hostChecks].flatMap((each) => [each.id, each.name]));
}
