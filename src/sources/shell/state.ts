import type { Function as FunctionNode } from 'unbash';
import { type Unknown, unknown, type Value } from './value.ts';
import { plainValue, textVariable, unsetVariable, type Variable } from './variable.ts';

/** A function and the text to which the places of its nodes belong. */
export interface ShellFunction {
  readonly body: FunctionNode['body'];
  readonly origin: Origin;
}

/** A text of shell, and the line of the script on which it begins. */
export interface Origin {
  readonly text: string;
  /** Of the script; the lines of a text that was made by the script all have the line of the command that runs it. */
  lineAt(offset: number): number;
}

export interface Options {
  readonly errexit: boolean;
  readonly nounset: boolean;
  readonly noglob: boolean;
  readonly pipefail: boolean;
}

/** What one shell knows; a subshell has a copy, and nothing of that comes back. */
export class ShellState {
  readonly variables: Map<string, Variable>;
  readonly functions: Map<string, ShellFunction | Unknown>;
  /** Files that the script has written, as far as their text is known; subshells write the same ones. */
  readonly files: Map<string, Value>;
  /** `$1 $2 …`; unknown without --args. */
  args: readonly Value[] | Unknown;
  options: Options = { errexit: false, nounset: false, noglob: false, pipefail: false };
  /** What is run when this shell ends. */
  exitTrap: Value | null = null;
  /** What `local` has hidden, for each function that is being run. */
  readonly hidden: Map<string, Variable | null>[];

  constructor(from: Pick<ShellState, 'variables' | 'functions' | 'files' | 'args' | 'hidden'>) {
    this.variables = new Map(from.variables);
    this.functions = new Map(from.functions);
    this.files = from.files;
    this.args = from.args;
    this.hidden = from.hidden.map((each) => new Map(each));
  }

  /** A copy for a subshell: traps are not inherited. */
  fork(): ShellState {
    const copy = new ShellState(this);
    copy.options = this.options;
    return copy;
  }

  /** Null where the name comes from the environment, if from anywhere. */
  variable(name: string): Variable | null {
    return this.variables.get(name) ?? null;
  }

  value(name: string): Value {
    const found = this.variable(name);
    return found ? plainValue(found) : unknown(`$${name} is not set in the script`);
  }

  assign(name: string, value: Value): void {
    const before = this.variable(name);
    if (before?.kind === 'list') this.variables.set(name, { kind: 'list', items: new Map(before.items).set(0, value) });
    else this.variables.set(name, textVariable(value));
  }

  unset(name: string): void {
    this.variables.set(name, unsetVariable);
  }

  /** From here on nothing that was set before is certain. */
  forgetAll(why: Unknown): void {
    for (const name of this.variables.keys()) this.variables.set(name, textVariable(why));
    for (const name of this.functions.keys()) this.functions.set(name, why);
    this.forgetFiles(why);
    this.args = why;
  }

  forgetFiles(why: Unknown): void {
    for (const path of this.files.keys()) this.files.set(path, why);
  }

  /** `local`: what the name stands for comes back at the end of the function. */
  hide(name: string): void {
    const frame = this.hidden.at(-1);
    if (frame && !frame.has(name)) frame.set(name, this.variable(name));
  }

  enterFunction(): void {
    this.hidden.push(new Map());
  }

  leaveFunction(): void {
    for (const [name, before] of this.hidden.pop() ?? []) {
      if (before) this.variables.set(name, before);
      else this.variables.delete(name);
    }
  }
}
