import type { Function as FunctionNode } from 'unbash';
import type { OptionPlace } from './option-place.ts';
import type { VariableAttribute } from './variable-attribute.ts';
import { type UnknownValue, unknown, type ShellValue } from './value.ts';
import { plainValue, textVariable, unsetVariable, type Variable } from './variable.ts';

/** A function and the text that the offsets of its nodes refer to. */
export interface ShellFunction {
  readonly body: FunctionNode['body'];
  readonly origin: Origin;
}

/** A text of shell, and the line of the script on which it begins. */
export interface Origin {
  readonly text: string;
  /** A line of the script; all lines of a text that the script made have the line of the command that runs it. */
  lineAt(offset: number): number;
}

export interface ShellSettings {
  readonly errexit: boolean;
  readonly nounset: boolean;
  readonly noglob: boolean;
  readonly pipefail: boolean;
  readonly allexport: boolean;
}

/** What a name stood for outside the function. */
interface Hidden {
  readonly variable: Variable | null;
  readonly attribute: VariableAttribute | null;
}

/** The state of one shell; a subshell has a copy, which is dropped when it ends. */
export class ShellState {
  private readonly variables: Map<string, Variable>;
  private readonly attributes: Map<string, VariableAttribute>;
  /** The readonly name that the script tried to change; null if there is none. */
  violated: string | null = null;
  /** Why names that were never set may still have a value. */
  private forgotten: UnknownValue | null = null;
  readonly functions: Map<string, ShellFunction | UnknownValue>;
  /** Files that the script has written, as far as their text is known; shared with subshells. */
  readonly files: Map<string, ShellValue>;
  /** `$1 $2 …`; unknown without --args. */
  args: readonly ShellValue[] | UnknownValue;
  options: ShellSettings = { errexit: false, nounset: false, noglob: false, pipefail: false, allexport: false };
  /** The command that runs when this shell ends. */
  exitTrap: ShellValue | null = null;
  /** Where `getopts` is in the arguments. */
  optionPlace: OptionPlace = { index: 1, offset: 0 };
  /** Names that programs find in their environment. */
  private readonly exported: Set<string>;
  /** What `local` has hidden, for each running function. */
  private readonly hidden: Map<string, Hidden>[];

  constructor(from: Pick<ShellState, 'files' | 'args'> | ShellState) {
    const before = from instanceof ShellState ? from : null;
    this.variables = new Map(before?.variables);
    this.attributes = new Map(before?.attributes);
    this.exported = new Set(before?.exported);
    if (before) this.optionPlace = before.optionPlace;
    this.forgotten = before?.forgotten ?? null;
    this.functions = new Map(before?.functions);
    this.files = from.files;
    this.args = from.args;
    this.hidden = (before?.hidden ?? []).map((each) => new Map(each));
  }

  /** A copy for a subshell: traps are not inherited. */
  fork(): ShellState {
    const copy = new ShellState(this);
    copy.options = this.options;
    return copy;
  }

  /** Null if the name can come only from the environment. */
  variable(name: string): Variable | null {
    const attribute = this.attributes.get(name);
    if (attribute && attribute.kind !== 'readonly') return textVariable(attribute.why);
    const found = this.variables.get(name);
    if (found) return found;
    return this.forgotten && name !== 'IFS' ? textVariable(this.forgotten) : null;
  }

  /** For the programs that this shell runs. */
  export(name: string): void {
    this.exported.add(name);
  }

  unexport(name: string): void {
    this.exported.delete(name);
  }

  isExported(name: string): boolean {
    return this.options.allexport || this.exported.has(name);
  }

  /** A shell that this one runs as a program of its own: it has the exported variables and functions, and nothing else. */
  ofProgram(args: ShellState['args']): ShellState {
    const state = new ShellState({ files: this.files, args });
    state.forgotten = this.forgotten;
    for (const [name, variable] of this.variables) {
      if (!this.isExported(name) || variable.kind !== 'text') continue;
      state.variables.set(name, textVariable(this.value(name)));
      state.exported.add(name);
    }
    for (const [name, body] of this.functions) if (this.exported.has(`${name}()`)) state.functions.set(name, body);
    return state;
  }

  value(name: string): ShellValue {
    const found = this.variable(name);
    return found ? plainValue(found) : unknown(`$${name} is not set in the script`);
  }

  get isInFunction(): boolean {
    return this.hidden.length > 0;
  }

  /** Every change of a variable by the script; a change of `NAME[0]` makes all of NAME uncertain. */
  put(place: string, variable: Variable): void {
    const name = place.replace(/\[.*$/s, '');
    const attribute = this.attributes.get(name);
    if (attribute?.kind === 'readonly') this.violated ??= name;
    else if (attribute?.kind === 'reference') this.forgetVariables(attribute.why);
    else
      this.variables.set(
        name,
        name === place ? variable : textVariable(unknown(`the items of $${name} are not known`)),
      );
  }

  /** Restores a name; this is not an assignment of the script. */
  restore(name: string, variable: Variable | null): void {
    if (variable) this.variables.set(name, variable);
    else this.variables.delete(name);
  }

  mark(name: string, attribute: VariableAttribute): void {
    if (this.attributes.get(name)?.kind === 'readonly') return;
    this.attributes.set(name, attribute);
  }

  /** A change that a readonly function or variable of this name forbids. */
  change(name: string): void {
    if (this.attributes.get(name)?.kind === 'readonly') this.violated ??= name;
  }

  assign(name: string, value: ShellValue): void {
    const before = this.variable(name);
    if (before?.kind === 'list') this.put(name, { kind: 'list', items: new Map(before.items).set(0, value) });
    else this.put(name, textVariable(value));
  }

  unset(name: string): void {
    this.put(name, unsetVariable);
  }

  /** Nothing that was set before is certain from here on. */
  forgetAll(why: UnknownValue): void {
    this.forgetVariables(why);
    for (const name of this.functions.keys()) this.functions.set(name, why);
    this.forgetFiles(why);
    this.args = why;
  }

  private forgetVariables(why: UnknownValue): void {
    this.forgotten = why;
    for (const name of this.variables.keys()) this.variables.set(name, textVariable(why));
  }

  forgetFiles(why: UnknownValue): void {
    for (const path of this.files.keys()) this.files.set(path, why);
  }

  /** `local`: the name gets its old value back at the end of the function. */
  hide(name: string): void {
    const frame = this.hidden.at(-1);
    this.change(name);
    if (!frame || frame.has(name)) return;
    frame.set(name, { variable: this.variables.get(name) ?? null, attribute: this.attributes.get(name) ?? null });
    this.attributes.delete(name);
  }

  enterFunction(): void {
    this.hidden.push(new Map());
  }

  leaveFunction(): void {
    for (const [name, before] of this.hidden.pop() ?? []) {
      this.restore(name, before.variable);
      if (before.attribute) this.attributes.set(name, before.attribute);
      else this.attributes.delete(name);
    }
  }
}
