import { type Settings, profiles, type Profile, type TargetVersions } from '../../config/settings.ts';
import { nearest } from '../../domain/nearest.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { selectors } from '../../lint/active.ts';
import type { Problem } from '../../report/problem.ts';
import { unknownRule } from '../../report/problems/lint-problems.ts';
import { badValue } from '../../report/problems/option-problems.ts';

/** What the command-line options say about rules. */
export interface RuleOptions {
  readonly profile: string | undefined;
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly target: string | undefined;
}

/** The options of `lint`, as they are typed. */
export interface LintRun extends RuleOptions {
  readonly from: string | undefined;
  readonly format: string;
  readonly output: readonly string[];
  readonly isolated: boolean;
  readonly config: string | undefined;
  readonly 'fail-on': string | undefined;
  readonly 'max-warnings': string | undefined;
  readonly fix: boolean;
  readonly 'unsafe-fixes': boolean;
  readonly diff: boolean;
  readonly 'stdin-filename': string | undefined;
  readonly together: boolean;
  readonly baseline: string | undefined;
  readonly 'write-baseline': string | undefined;
  readonly 'add-suppressions': boolean;
  readonly 'pass-with-no-files': boolean;
}

/** Whether fixes are applied, not only offered or shown. */
export function writesFixes(run: Pick<LintRun, 'fix' | 'unsafe-fixes'>): boolean {
  return run.fix || run['unsafe-fixes'];
}

/** The options as settings that override a configuration. */
export function optionSettings(options: RuleOptions): Result<Settings, Problem> {
  const [select, ignore] = [options.select, options.ignore].map((list) => list.flatMap(splitList));
  const known = new Set(selectors());
  const stranger = [...(select ?? []), ...(ignore ?? [])].find(
    (name) => !known.has(name) && !known.has(name.toUpperCase()),
  );
  if (stranger !== undefined) return failure(unknownRule(stranger, nearest(stranger, [...known])));
  const target = options.target === undefined ? null : readTarget(options.target);
  if (target && !target.ok) return target;
  const profile = profiles.find((name): name is Profile => name === options.profile);
  return success({
    ...(profile && { profile }),
    ...(select?.length && { select }),
    ...(ignore?.length && { ignore }),
    ...(target && { target: target.value }),
  });
}

/** Configuration settings overridden by the command line; ignore lists are combined. */
export function overlaid(below: Settings, above: Settings): Settings {
  const ignore = [...(below.ignore ?? []), ...(above.ignore ?? [])];
  const target = { ...below.target, ...above.target };
  return { ...below, ...above, ...(ignore.length > 0 && { ignore }), target };
}

/** `ipvsadm=1.31,kernel=6.1`, either alone or both. */
export function readTarget(text: string): Result<TargetVersions, Problem> {
  const target: Record<string, string> = {};
  for (const part of splitList(text)) {
    const [name = '', version = '', ...rest] = part.split('=');
    const good = (name === 'ipvsadm' || name === 'kernel') && /^[0-9]+(\.[0-9]+)*$/.test(version) && rest.length === 0;
    if (!good) return failure(badValue('target', part, { kind: 'versions' }));
    target[name] = version;
  }
  return success(target);
}

function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
