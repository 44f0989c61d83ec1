import type { Severity } from '../domain/severity.ts';
import type { Policy } from './policy.ts';

export const profiles = ['default', 'ci', 'strict'] as const;
export type Profile = (typeof profiles)[number];

/** What a rule is set to: switched off, another severity, or that with options. */
export type RuleSetting = 'off' | Severity | Readonly<Record<string, string | number>>;

/** The versions that a file is written for; an absent one is not known. */
export interface TargetVersions {
  readonly ipvsadm?: string;
  readonly kernel?: string;
}

/** What the rules may know of the place where they run. */
export interface Site {
  /** Networks that the director has an interface in. */
  readonly networks?: readonly string[];
  /** Addresses of the director itself. */
  readonly directors?: readonly string[];
}

/** How `fmt` writes. */
export interface FormatSettings {
  /** `-A` or `--add-service`. */
  readonly options?: 'short' | 'long';
}

/** Settings that may differ by path. */
export interface Settings {
  readonly profile?: Profile;
  /** Ids, prefixes of ids, or names; what is selected takes the place of the profile. */
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
  /** Patterns of paths that a directory search leaves out. */
  readonly exclude?: readonly string[];
  /** The director used where none is named; never one that chooses which program is run. */
  readonly director?: string;
  readonly overrides?: readonly Override[];
}

export interface Override extends Settings {
  /** Patterns of paths, relative to the configuration. */
  readonly files: readonly string[];
}

export const noConfiguration: Configuration = {};
