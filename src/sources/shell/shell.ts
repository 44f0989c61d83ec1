import type { Assignment, ParsedScript, Statement, SyntaxNode } from 'unbash';
import { parse } from 'unbash';
import { assign } from './assign.ts';
import type { Call } from './call.ts';
import { followNode } from './follow-node.ts';
import { runCall } from './run-command.ts';
import { doubt } from './doubt.ts';
import { Expander } from './expander.ts';
import { type Flow, next } from './flow.ts';
import type { Report } from './shell-report.ts';
import type { FollowingShell, ShellStart } from './running-shell.ts';
import type { Origin, ShellFunction, ShellState } from './shell-state.ts';
import { type InputStream, OutputStream } from './streams.ts';
import { failed, isKnown, type Status, succeeded, unknown, type ShellValue } from './value.ts';

/** A script for a director runs far fewer commands, and nests far fewer function calls. */
const mostSteps = 100_000;
const deepest = 60;

/**
 * A shell that is followed: it runs what is known, and marks the effects of the rest as unknown. Subshells are separate
 * shells.
 */
export class ScriptShell implements FollowingShell {
  readonly state: ShellState;
  readonly report: Report;
  readonly place: string;
  readonly plain: boolean;
  readonly expander: Expander;
  origin: Origin;
  input: InputStream;
  output: OutputStream;
  status: Status = succeeded;
  depth: number;
  /** In a condition, where `set -e` has no effect. */
  conditions = 0;
  /** The line of the running command. */
  line = 1;
  private hasFailed = false;
  /** How many files of `<( )` there were; each has a name of its own. */
  private printedFiles = 0;
  /** The shell continues where it is no longer followed. */
  private isLeft = false;

  constructor(start: ShellStart) {
    this.state = start.state;
    this.report = start.report;
    this.origin = start.origin;
    this.input = start.input;
    this.output = start.output;
    this.place = start.place;
    this.plain = start.plain;
    this.depth = start.depth;
    this.expander = new Expander(this);
  }

  /** An expansion failed, or a readonly variable would be changed: this shell is followed no further. */
  get isBroken(): boolean {
    const { violated } = this.state;
    if (violated !== null && !this.isLeft) {
      this.isLeft = true;
      this.report.lose(this.line, `${violated} is readonly, so a shell refuses to change it: the rest is not followed`);
      this.output.write(unknown(`${violated} is readonly`));
      this.state.forgetFiles(unknown(`${violated} is readonly`));
    }
    return this.hasFailed || this.isLeft;
  }

  /** A subshell. */
  fork(changes: Partial<ShellStart> = {}): ScriptShell {
    const { state, report, origin, input, output, place, plain, depth } = this;
    const start = { report, origin, input, output, place, plain, depth, ...changes };
    const copy = new ScriptShell({ ...start, state: changes.state ?? state.fork() });
    copy.status = this.status;
    copy.line = this.line;
    copy.conditions = this.conditions;
    return copy;
  }

  /** Runs a whole text in this shell, to the end of the shell. */
  runScript(script: ParsedScript): void {
    this.complain(script);
    this.run(script.commands);
    this.end();
  }

  /** Runs a text that the script has made: `eval`, `trap`, `sh -c`. */
  runText(text: string, line: number): Flow {
    if (this.depth >= deepest) return this.tooDeep(line);
    const script = parse(text);
    const before = this.origin;
    this.origin = { text, lineAt: () => line };
    this.depth++;
    this.complain(script);
    const flow = this.run(script.commands);
    this.depth--;
    this.origin = before;
    return flow;
  }

  /** The state of a subshell does not matter outside it. */
  subshell(changes: Partial<ShellStart>, work: (shell: ScriptShell) => void): ScriptShell {
    const shell = this.fork(changes);
    const mark = this.report.mark();
    if (this.depth >= deepest) this.tooDeep(this.line);
    else {
      shell.depth++;
      work(shell);
      shell.end();
    }
    this.report.backTo(mark);
    return shell;
  }

  end(): void {
    const { exitTrap } = this.state;
    if (exitTrap === null || this.isLeft) return;
    this.hasFailed = false;
    this.state.exitTrap = null;
    if (isKnown(exitTrap)) this.runText(exitTrap, this.line);
    else this.report.lose(this.line, `what the exit trap runs is not known: ${exitTrap.unknown}`);
  }

  call(call: Call): Flow {
    return runCall(this, call);
  }

  assign(assignment: Assignment): void {
    assign(this, assignment);
  }

  run(statements: readonly Statement[]): Flow {
    for (const [index, statement] of statements.entries()) {
      const flow = this.statement(statement);
      if (flow.kind === 'maybe') {
        for (const rest of statements.slice(index + 1)) doubt(this, rest, flow.why);
        return flow;
      }
      if (flow.kind !== 'next') return flow;
    }
    return next;
  }

  /** Without `set -e`, as in the condition of `if`. */
  condition(work: () => Flow): Flow {
    this.conditions++;
    const flow = work();
    this.conditions--;
    return flow;
  }

  callFunction({ body, origin }: ShellFunction, args: readonly ShellValue[]): Flow {
    if (this.depth >= deepest) return this.tooDeep(this.line);
    const before = { args: this.state.args, origin: this.origin };
    this.state.args = args;
    this.origin = origin;
    this.depth++;
    this.state.enterFunction();
    const flow = body.type === 'CompoundList' ? this.run(body.commands) : this.node(body);
    this.state.leaveFunction();
    this.depth--;
    this.origin = before.origin;
    this.state.args = before.args;
    if (flow.kind === 'maybe') this.status = flow.why;
    return flow.kind === 'exit' ? flow : next;
  }

  node(node: SyntaxNode): Flow {
    if (this.isBroken) return { kind: 'exit' };
    this.line = this.origin.lineAt(node.pos);
    const flow = followNode(this, node);
    if (!this.isBroken) return flow;
    this.status = this.isLeft ? unknown('a readonly variable would be changed') : failed;
    return { kind: 'exit' };
  }

  // For expansions.

  substitute(script: ParsedScript): ShellValue {
    const output = new OutputStream(true);
    const changes = script.source === undefined ? {} : { origin: { text: script.source, lineAt: () => this.line } };
    const shell = this.subshell({ ...changes, output }, (inner) => {
      inner.complain(script);
      inner.run(script.commands);
    });
    this.status = shell.status;
    return output.text;
  }

  printedFile(script: ParsedScript, operator: '<' | '>'): ShellValue {
    const { status } = this;
    if (operator === '<') {
      const name = `/dev/fd/${63 - this.printedFiles++}`;
      this.state.files.set(name, this.substitute(script));
      this.status = status;
      return name;
    }
    const why = unknown('what a command in >( ) reads is not followed');
    for (const command of script.commands) doubt(this.fork(), command, why);
    return why;
  }

  setsLater(name: string): boolean {
    return this.report.setNames.has(name);
  }

  taken(what: string): void {
    this.report.note(this.line, what);
  }

  missing(name: string): void {
    if (!this.state.options.nounset) return;
    this.hasFailed = true;
    this.report.note(this.line, `the script ends here: set -u, and $${name} is not set`);
  }

  maybeMissing(name: string): void {
    if (this.state.options.nounset) this.report.mayEnd(this.line, `set -u, and $${name} is not set in the script`);
  }

  broken(why: string): void {
    this.hasFailed = true;
    this.report.lose(this.line, `${why}: a shell stops here with an error, so the rest is not followed`);
  }

  bashOnly(what: string): void {
    if (this.plain) this.report.lose(this.line, `${what} for bash, but not for every sh; it is read as bash reads it`);
  }

  private tooDeep(line: number): Flow {
    this.report.lose(line, `functions and subshells are nested more than ${deepest} deep: the rest is not followed`);
    return { kind: 'exit' };
  }

  private complain({ errors }: ParsedScript): void {
    for (const { message, pos } of errors ?? []) {
      const line = this.origin.lineAt(pos);
      this.report.lose(line, `a shell cannot parse this: ${message}`);
      return;
    }
  }

  private statement({ command, background }: Statement): Flow {
    this.report.steps++;
    if (this.report.steps > mostSteps) {
      this.report.lose(
        this.origin.lineAt(command.pos),
        `the script is not followed further: it has run ${mostSteps} commands`,
      );
      return { kind: 'exit' };
    }
    if (!background) return this.node(command);
    this.line = this.origin.lineAt(command.pos);
    doubt(this.fork(), command, unknown('it runs in the background, so its position in the order is not known'));
    this.status = succeeded;
    return next;
  }

  /** `set -e` ends the script at a command that fails. */
  checked(flow: Flow): Flow {
    if (flow.kind !== 'next' || this.conditions > 0 || !this.state.options.errexit) return flow;
    if (typeof this.status === 'number') return this.status === succeeded ? flow : { kind: 'exit' };
    if (!this.status.expected) this.report.mayEnd(this.line, `set -e, and ${this.status.unknown}`);
    return flow;
  }
}
