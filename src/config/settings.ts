import type { Severity } from '../domain/severity.ts';
import type { DirectorNames } from './director-names.ts';
import type { Policy } from './policy.ts';

export const profiles = ['default', 'ci', 'strict'] as const;
export type Profile = (typeof profiles)[number];

/** The setting of a rule: off, a severity, or a severity with options. */
export type RuleSetting = 'off' | Severity | Readonly<Record<string, string | number>>;

/** The versions that a file is written for; absent when unknown. */
export interface TargetVersions {
  readonly ipvsadm?: string;
  readonly kernel?: string;
}

/** Facts about the site that rules may use. */
export interface Site {
  /** Networks that the director has an interface in. */
  readonly networks?: readonly string[];
  /** Addresses of the director itself. */
  readonly directors?: readonly string[];
}

/** Options of `fmt`. */
export interface FormatSettings {
  /** `-A` or `--add-service`. */
  readonly options?: 'short' | 'long';
}

/** Settings that may differ by path. */
export interface Settings {
  readonly profile?: Profile;
  /** Ids, id prefixes or names; a selection replaces the profile. */
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly target?: TargetVersions;
  readonly site?: Site;
  readonly format?: FormatSettings;
  readonly policy?: readonly Policy[];
}

/** `lvsrules.json`. */
export interface Configuration extends Settings {
  readonly failOn?: Severity | 'never';
  readonly maxWarnings?: number;
  /** Relative to the configuration. */
  readonly baseline?: string;
  /** Path patterns that a directory search skips. */
  readonly exclude?: readonly string[];
  /** The default director: a spec or a name; never one that chooses which program to run. */
  readonly director?: string;
  readonly directors?: DirectorNames;
  readonly overrides?: readonly Override[];
}

export interface Override extends Settings {
  /** Patterns of paths, relative to the configuration. */
  readonly files: readonly string[];
}

export const noConfiguration: Configuration = {};
