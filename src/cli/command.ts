import type { ExitCode } from './exit-code.ts';
import type { World } from './world.ts';

/** An option of a command. Without `value` it is a switch. */
export interface Option {
  /** The placeholder of the value in the help, for example `FILE`. */
  readonly value?: string;
  readonly short?: string;
  readonly summary: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  readonly repeatable?: true;
  /** The environment variable that provides the value when the option is not given. */
  readonly env?: string;
}

/** The choices of an option, from the names of a table that is only loaded to run: each name, and no other, is given. */
export function choicesOf<Name extends string>(names: Readonly<Record<Name, true>>): readonly string[] {
  return Object.keys(names);
}

export interface Argument {
  readonly name: string;
  readonly summary: string;
  readonly optional?: true;
  readonly many?: true;
}

/** An example line and its purpose. */
export interface Example {
  readonly line: string;
  readonly summary: string;
}

type OptionValue<O extends Option> = O extends { readonly value: string }
  ? O extends { readonly repeatable: true }
    ? readonly string[]
    : O extends { readonly default: string }
      ? string
      : string | undefined
  : boolean;

export type OptionValues<Options extends Readonly<Record<string, Option>>> = {
  readonly [Name in keyof Options]: OptionValue<Options[Name]>;
};

export interface CommandInput<Options extends Readonly<Record<string, Option>>> {
  /** The arguments in order; a `many` argument takes all that remain. */
  readonly arguments: readonly string[];
  readonly options: OptionValues<Options>;
}

/** A verb of the command line. Heavy modules are imported inside `run`, so that `--help` stays fast. */
export interface Command<Options extends Readonly<Record<string, Option>> = Readonly<Record<string, Option>>> {
  readonly name: string;
  /** One line, without a full stop. */
  readonly summary: string;
  readonly description?: string;
  readonly arguments?: readonly Argument[];
  readonly options: Options;
  readonly examples: readonly Example[];
  /** For scripts of ours only: neither in the help nor in the documents. */
  readonly hidden?: true;
  /** What exit statuses mean here, where the general meaning would leave a question. */
  readonly exits?: Readonly<Partial<Record<ExitCode, string>>>;
  /** Everything after the command's own options is passed on verbatim, from `--` or the first word. */
  readonly passThrough?: true;
  run(input: CommandInput<Options>, world: World): Promise<ExitCode>;
}

/** Commands for one purpose, under the title that the help gives them. */
export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

/** Infers the types of the option values from their declaration. */
export function defineCommand<const Options extends Readonly<Record<string, Option>>>(
  command: Command<Options>,
): Command {
  return command as unknown as Command;
}
