import { describe, expect, test } from 'vitest';
import type { Settings } from '../../src/config/settings.ts';
import { fixText } from '../../src/lint/fix.ts';
import { exampleOf, lintExample } from '../../src/lint/lint-example.ts';
import { rules } from '../../src/lint/registry.ts';
import type { Rule } from '../../src/lint/rule.ts';

function settingsOf(rule: Rule, config: Settings = {}): Settings {
  return { ...config, select: [rule.id] };
}

function examplesOf(rule: Rule) {
  return rule.bad.map((example) => {
    const { config, ...read } = exampleOf(rule, example);
    return { ...read, settings: settingsOf(rule, config ?? {}) };
  });
}

describe.each(rules.map((rule) => [`${rule.id} ${rule.name}`, rule] as const))('%s', (_, rule) => {
  test('finds what its bad examples mark, and nothing else', () => {
    for (const { kind, text, marks, settings } of examplesOf(rule)) {
      const found = lintExample({ kind, text }, settings);
      expect(found, text).not.toEqual([]);
      if (marks.length === 0) continue;
      const places = found.map(({ line, column, endColumn }) => ({ line, column, endColumn }));
      expect(places, text).toEqual(marks);
    }
  });

  test('is silent about its good examples', () => {
    for (const example of rule.good) {
      expect(lintExample(exampleOf(rule, example), settingsOf(rule)), example).toEqual([]);
    }
  });

  test('has fixes that remove the findings they claim to fix', () => {
    for (const { kind, text, settings } of examplesOf(rule)) {
      const offered = lintExample({ kind, text }, settings).filter(({ fix }) => fix !== undefined);
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
