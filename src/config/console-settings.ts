import * as v from 'valibot';
import { matchesPattern } from '../domain/pattern.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { type ConfigurationFault, readBySchema } from './read-by-schema.ts';

export const themeNames = ['dark', 'light', '16', 'none'] as const;
export type ThemeName = (typeof themeNames)[number];

const frameColours = ['red', 'yellow', 'green', 'cyan', 'blue', 'magenta'] as const;
export type FrameColour = (typeof frameColours)[number];

export const keySetNames = ['default', 'htop', 'hatop'] as const;
export type KeySetName = (typeof keySetNames)[number];

/** What must be typed before Enter applies it: only what can harm clients, or every change. */
const confirmations = ['danger', 'everything'] as const;
export type Confirmation = (typeof confirmations)[number];

/** How the console looks and asks on one director. */
export interface DirectorLook {
  readonly frame?: FrameColour;
  readonly confirm?: Confirmation;
  /** The console starts with changes locked; `L` unlocks them. */
  readonly locked?: boolean;
}

/** `console.json`: how an operator wants the console. */
export interface ConsoleSettings {
  /** `16` is for terminals with a palette of their own. */
  readonly theme?: ThemeName;
  readonly keySet?: KeySetName;
  /** By the names of actions, instead of all their keys; an empty list switches an action off. */
  readonly keys?: Readonly<Record<string, string | readonly string[]>>;
  /** Lines for a screen reader instead of a picture. */
  readonly linear?: boolean;
  /** The mouse acts from the start. */
  readonly mouse?: boolean;
  /** Names are shown instead of addresses from the start. */
  readonly names?: boolean;
  /** The addresses of clients are hidden from the start. */
  readonly privacy?: boolean;
  /** Filters by name; `@name` in the filter prompt stands for one. */
  readonly filters?: Readonly<Record<string, string>>;
  /** By patterns of director specs, such as `ssh://lb*`. */
  readonly directors?: Readonly<Record<string, DirectorLook>>;
}

/** The shape of `console.json`; `schemas/console.schema.json` says the same to editors. */
export const consoleSchema = v.strictObject({
  $schema: v.optional(v.string()),
  theme: v.optional(v.picklist(themeNames)),
  keySet: v.optional(v.picklist(keySetNames)),
  keys: v.optional(
    v.record(v.string(), v.union([v.string(), v.array(v.string())], 'expected a key or a list of keys')),
  ),
  linear: v.optional(v.boolean()),
  mouse: v.optional(v.boolean()),
  names: v.optional(v.boolean()),
  privacy: v.optional(v.boolean()),
  filters: v.optional(
    v.record(v.pipe(v.string(), v.regex(/^[\w-]+$/, 'expected a name of letters, digits, _ and -')), v.string()),
  ),
  directors: v.optional(
    v.record(
      v.string(),
      v.strictObject({
        frame: v.optional(v.picklist(frameColours)),
        confirm: v.optional(v.picklist(confirmations)),
        locked: v.optional(v.boolean()),
      }),
    ),
  ),
});

/** Reads the text of `console.json`. */
export function readConsoleSettings(text: string): Result<ConsoleSettings, readonly ConfigurationFault[]> {
  const read = readBySchema(text, consoleSchema);
  return read.ok ? success(read.value as ConsoleSettings) : failure(read.failure);
}

/** The settings of every pattern that matches a director, in their order: later ones win. */
export function lookOf({ directors = {} }: ConsoleSettings, spec: string): DirectorLook {
  const found = Object.entries(directors).filter(([pattern]) => matchesPattern(spec, pattern));
  return Object.assign({}, ...found.map(([, look]) => look)) as DirectorLook;
}
