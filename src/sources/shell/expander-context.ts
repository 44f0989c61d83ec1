import type { ParsedScript } from 'unbash';
import type { ShellState } from './shell-state.ts';
import type { Status, ShellValue } from './value.ts';

/** What an expansion needs from the shell around it. */
export interface ExpanderContext {
  readonly state: ShellState;
  /** What a command in `$(…)` prints. */
  substitute(script: ParsedScript): ShellValue;
  /** `<(…)`: the name of a file that holds what a command prints. */
  printedFile(script: ParsedScript, operator: '<' | '>'): ShellValue;
  /** The status of the last command. */
  readonly status: Status;
  /** A value was assumed because no other was given. */
  taken(what: string): void;
  /** Whether the script sets a name somewhere: what it is before that is not meant to come from the environment. */
  setsLater(name: string): boolean;
  /** A name has no value, and none was given for that case. */
  missing(name: string): void;
  /** Only the environment of the script decides whether a name has a value. */
  maybeMissing(name: string): void;
  /** An expansion is wrong, and a shell stops there. */
  broken(why: string): void;
  /** Something that bash understands and other shells do not. */
  bashOnly(what: string): void;
}
