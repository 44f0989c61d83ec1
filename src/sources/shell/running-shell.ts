import type { Assignment, Statement, SyntaxNode } from 'unbash';
import type { Call } from './call.ts';
import type { Expander } from './expander.ts';
import type { ExpanderContext } from './expander-context.ts';
import type { Flow } from './flow.ts';
import type { Report } from './shell-report.ts';
import type { Origin, ShellFunction, ShellState } from './shell-state.ts';
import type { InputStream, OutputStream } from './streams.ts';
import type { Status, ShellValue } from './value.ts';

/** The start of a shell: its script, arguments and input. */
export interface ShellStart {
  readonly state: ShellState;
  readonly report: Report;
  readonly origin: Origin;
  readonly input: InputStream;
  readonly output: OutputStream;
  /** Where its programs run: a network namespace, a container, another machine. Empty: here. */
  readonly place: string;
  /** The shell may not support what only bash does. */
  readonly plain: boolean;
  readonly depth: number;
}

/** A shell while it is followed, as its commands see it. */
export interface Shell extends ExpanderContext {
  readonly report: Report;
  readonly place: string;
  readonly plain: boolean;
  readonly expander: Expander;
  origin: Origin;
  input: InputStream;
  output: OutputStream;
  status: Status;
  /** The line of the running command. */
  line: number;
  /** An expansion failed: this shell ends. */
  readonly isBroken: boolean;
  /** Runs a command with its expanded words. */
  call(call: Call): Flow;
  assign(assignment: Assignment): void;
  callFunction(called: ShellFunction, args: readonly ShellValue[]): Flow;
  /** Runs a text that the script has made: `eval`, `trap`, `sh -c`. */
  runText(text: string, line: number): Flow;
  /** Does something in a subshell and returns it. */
  subshell(changes: Partial<ShellStart>, work: (shell: FollowingShell) => void): Shell;
}

/** A shell as its loops and branches see it. */
export interface FollowingShell extends Shell {
  run(statements: readonly Statement[]): Flow;
  node(node: SyntaxNode): Flow;
  /** Without `set -e`, as in the condition of `if`. */
  condition(work: () => Flow): Flow;
  /** `set -e` ends the script at a command that fails. */
  checked(flow: Flow): Flow;
}
