import type { Assignment, Statement, SyntaxNode } from 'unbash';
import type { Call } from './call.ts';
import type { Expander, ExpanderContext } from './expander.ts';
import type { Flow } from './flow.ts';
import type { Report } from './shell-report.ts';
import type { Origin, ShellFunction, ShellState } from './shell-state.ts';
import type { InputStream, OutputStream } from './streams.ts';
import type { Status, ShellValue } from './value.ts';

/** What a shell is started with. */
export interface ShellStart {
  readonly state: ShellState;
  readonly report: Report;
  readonly origin: Origin;
  readonly input: InputStream;
  readonly output: OutputStream;
  /** Where its programs run: a network namespace, a container, another machine. Empty: here. */
  readonly place: string;
  /** The shell is one that need not understand what only bash does. */
  readonly plain: boolean;
  readonly depth: number;
}

/** A shell that is being followed, as its commands see it. */
export interface Shell extends ExpanderContext {
  readonly report: Report;
  readonly place: string;
  readonly plain: boolean;
  readonly expander: Expander;
  origin: Origin;
  input: InputStream;
  output: OutputStream;
  status: Status;
  /** The line of the command that is being run. */
  line: number;
  /** An expansion was wrong: this shell ends. */
  readonly isBroken: boolean;
  /** Runs a command whose words are known as far as they can be. */
  call(call: Call): Flow;
  assign(assignment: Assignment): void;
  callFunction(called: ShellFunction, args: readonly ShellValue[]): Flow;
  /** Runs a text that the script has made: `eval`, `trap`, `sh -c`. */
  runText(text: string, line: number): Flow;
  /** Does something in a subshell and hands it back. */
  subshell(changes: Partial<ShellStart>, work: (shell: Shell) => void): Shell;
}

/** A shell as its loops and branches see it. */
export interface FollowingShell extends Shell {
  run(statements: readonly Statement[]): Flow;
  node(node: SyntaxNode): Flow;
  /** Without `set -e`, as in the condition of `if`. */
  condition(work: () => Flow): Flow;
}
