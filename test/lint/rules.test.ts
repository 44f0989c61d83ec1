import { describe, expect, test } from 'vitest';
import type { Settings } from '../../src/config/settings.ts';
import { fixText } from '../../src/lint/fix.ts';
import { lintText } from '../../src/lint/lint.ts';
import { markedRules } from '../../src/lint/marked-rules.ts';
import { rules } from '../../src/lint/registry.ts';
import type { Rule } from '../../src/lint/rule.ts';

function settingsOf(rule: Rule, config: Settings = {}): Settings {
  return { ...config, select: [rule.id] };
}

function examplesOf(rule: Rule) {
  return rule.bad.map((example) => {
    const { text, config = {} } = typeof example === 'string' ? { text: example } : example;
    return { ...markedRules(text), settings: settingsOf(rule, config) };
  });
}

describe.each(rules.map((rule) => [`${rule.id} ${rule.name}`, rule] as const))('%s', (_, rule) => {
  test('finds what its bad examples mark, and nothing else', () => {
    for (const { text, marks, settings } of examplesOf(rule)) {
      const found = lintText(text, { settings });
      expect(found, text).not.toEqual([]);
      if (marks.length === 0) continue;
      const places = found.map(({ line, column, endColumn }) => ({ line, column, endColumn }));
      expect(places, text).toEqual(marks);
    }
  });

  test('is silent about its good examples', () => {
    for (const example of rule.good) {
      expect(lintText(markedRules(example).text, { settings: settingsOf(rule) }), example).toEqual([]);
    }
  });

  test('has fixes that remove the findings they claim to fix', () => {
    for (const { text, settings } of examplesOf(rule)) {
      const offered = lintText(text, { settings }).filter(({ fix }) => fix !== undefined);
      if (offered.length === 0) continue;
      expect(rule.fix, text).toBeDefined();
      const { findings } = fixText(text, 'unsafe', { settings });
      expect(
        findings.filter(({ fix }) => fix !== undefined),
        text,
      ).toEqual([]);
    }
  });
});
