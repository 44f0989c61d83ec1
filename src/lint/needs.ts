import type { Settings } from '../config/settings.ts';
import { rules } from './registry.ts';
import type { Rule } from './rule.ts';

/** The settings without which some rules find nothing, as spelled in the configuration. */
export const neededSettings: Readonly<Record<NonNullable<Rule['needs']>, string>> = {
  networks: 'site.networks',
  directors: 'site.directors',
  target: 'target',
  policy: 'policy',
};

const isGiven: Readonly<Record<NonNullable<Rule['needs']>, (settings: Settings) => boolean>> = {
  networks: ({ site }) => (site?.networks ?? []).length > 0,
  directors: ({ site }) => (site?.directors ?? []).length > 0,
  target: ({ target }) => target?.ipvsadm !== undefined || target?.kernel !== undefined,
  policy: ({ policy }) => (policy ?? []).length > 0,
};

/** Whether the settings have what a rule needs to know. */
export function hasNeeds({ needs }: Rule, settings: Settings): boolean {
  return needs === undefined || isGiven[needs](settings);
}

/** The rules that are selected one by one, by id or name, and that can find nothing with these settings. */
export function selectedInVain(settings: Settings): readonly Rule[] {
  const selected = new Set(settings.select);
  return rules.filter((rule) => (selected.has(rule.id) || selected.has(rule.name)) && !hasNeeds(rule, settings));
}
