import type { Profile, Settings } from '../config/settings.ts';
import { reaches, severities, type Severity } from '../domain/severity.ts';
import { rules } from './registry.ts';
import type { Rule } from './rule.ts';

/** A rule that runs, as the settings configure it. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
  /** Whether the settings name a severity, which then wins over that of a single finding. */
  readonly fixed: boolean;
  readonly options: Readonly<Record<string, string | number>>;
}

const floors: Readonly<Record<Profile, Severity>> = { default: 'warning', ci: 'warning', strict: 'style' };

/** The rules that the settings switch on: selected ones, or those of the profile, without the ignored ones. */
export function activeRules(settings: Settings, all: readonly Rule[] = rules): readonly ActiveRule[] {
  const { profile = 'default', select = [], ignore = [], rules: own = {} } = settings;
  return all.flatMap((rule): readonly ActiveRule[] => {
    const setting = own[rule.id] ?? own[rule.name];
    const given = severityOf(setting);
    const named = select.some((selector) => selects(selector, rule));
    const severity = given ?? rule.severity;
    const byProfile = reaches(heaviest(rule, severity), floors[profile]) && (rule.optIn !== true || given !== null);
    const on = select.length > 0 ? named : byProfile;
    if (!on || setting === 'off' || ignore.some((selector) => selects(selector, rule))) return [];
    return [{ rule, severity, fixed: given !== null, options: optionsOf(rule, setting) }];
  });
}

/** `LVS101`, the beginning of an id such as `LVS3`, or a name. */
export function selects(selector: string, rule: Pick<Rule, 'id' | 'name'>): boolean {
  return rule.name === selector || (/^LVS[0-9]{0,3}$/i.test(selector) && rule.id.startsWith(selector.toUpperCase()));
}

/** Everything that selects at least one rule. */
export function selectors(all: readonly Rule[] = rules): readonly string[] {
  const prefixes = all.flatMap(({ id }) => [id, id.slice(0, 4), id.slice(0, 5)]);
  return ['LVS', ...new Set(prefixes), ...all.map(({ name }) => name)];
}

/** The rules as a configuration may set them: by id and by name, with the types of their options. */
export function settableRules(
  all: readonly Rule[] = rules,
): ReadonlyMap<string, Readonly<Record<string, 'string' | 'number'>>> {
  return new Map(
    all.flatMap(({ id, name, options = {} }) => {
      const types = Object.fromEntries(
        Object.entries(options).map(([option, { default: value }]) => [
          option,
          typeof value === 'number' ? ('number' as const) : ('string' as const),
        ]),
      );
      return [[id, types] as const, [name, types] as const];
    }),
  );
}

function severityOf(setting: unknown): Severity | null {
  const word = typeof setting === 'object' && setting !== null ? (setting as { severity?: unknown }).severity : setting;
  return severities.find((severity) => severity === word) ?? null;
}

/** A rule whose findings may be heavier than usual runs where those would be reported. */
function heaviest(rule: Rule, severity: Severity): Severity {
  return rule.upTo && reaches(rule.upTo, severity) ? rule.upTo : severity;
}

function optionsOf(rule: Rule, setting: unknown): Readonly<Record<string, string | number>> {
  const given = typeof setting === 'object' && setting !== null ? (setting as Record<string, string | number>) : {};
  return Object.fromEntries(
    Object.entries(rule.options ?? {}).map(([name, option]) => [name, given[name] ?? option.default]),
  );
}
