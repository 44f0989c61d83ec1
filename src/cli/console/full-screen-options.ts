import { type ConsoleSettings } from '../../config/console-settings.ts';
import type { KeyMap } from '../../console/key-map.ts';
import type { Policy } from '../../config/policy.ts';
import type { Sample } from '../../live/sample.ts';
import type { Director } from '../../ports/director.ts';
import type { ConfigurationValues } from '../tables/site-settings.ts';

/** What the console is opened with. */
export interface FullScreenOptions {
  readonly director: Director;
  /** Directors beside it. */
  readonly peers?: readonly Director[];
  readonly simulated: string | null;
  readonly demo: boolean;
  readonly intervalMs: number;
  readonly rules: string | null;
  readonly readOnly: boolean;
  readonly ascii: boolean;
  readonly linear: boolean;
  readonly policies: readonly Policy[];
  readonly leastCapacity?: number | undefined;
  readonly settings: ConsoleSettings;
  readonly keys: KeyMap;
  /** Where the configuration of a target is searched. */
  readonly planning: ConfigurationValues;
  /** Samples to show instead of the director, and their file. */
  readonly recording?: { readonly path: string; readonly samples: readonly Sample[] };
}
