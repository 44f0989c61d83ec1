import type { ExpanderContext } from './expander-context.ts';
import { itemOf } from './array-items.ts';
import { isKnown, unknown, type UnknownValue, type ShellValue } from './value.ts';
import { allValues, itemCount, plainValue } from './variable.ts';

/** What a name stands for before `:-` and its like are applied. */
export interface FoundParameter {
  /** Null if it is not set; `environment` where only the environment of the script decides. */
  readonly value: ShellValue | null;
  readonly fromEnvironment?: true;
  readonly items?: readonly ShellValue[];
}

/** What a name is in a shell: an argument, a special parameter or a variable. */
export function foundParameter(around: ExpanderContext, name: string, index: string | null): FoundParameter {
  const { state, status } = around;
  const { args } = state;
  if (name === '@' || name === '*')
    return Array.isArray(args) ? { value: '', items: args as readonly ShellValue[] } : { value: args as UnknownValue };
  if (name === '#')
    return {
      value: Array.isArray(args)
        ? String(args.length)
        : unknown('the number of arguments is not known; --args gives them'),
    };
  if (name === '?') return { value: typeof status === 'number' ? String(status) : status };
  if (name === '0') return { value: unknown('the name of the script is not known') };
  if (/^[0-9]+$/.test(name)) return argument(around, Number(name));
  if (/^\W$/.test(name)) return { value: unknown(`$${name} is not known`) };
  return namedVariable(around, name, index);
}

/** The value of a variable; `index` is an item of an array, or `@` or `*` for all. */
export function namedVariable(around: ExpanderContext, name: string, index: string | null): FoundParameter {
  const variable = around.state.variable(name);
  if (!variable) return fromEnvironment(around, name);
  if (index === '@' || index === '*') return { value: '', items: allValues(variable) };
  if (index !== null) return { value: itemOf(variable, index) };
  if (variable.kind === 'unset') return { value: null };
  if (variable.kind === 'text') return { value: variable.value };
  return { value: variable.items.size === 0 ? null : plainValue(variable) };
}

/** The value found; a name that is not set is reported, and empty. */
export function valueOf(around: ExpanderContext, name: string, { value, fromEnvironment }: FoundParameter): ShellValue {
  if (value === null) around.missing(name);
  else if (fromEnvironment) around.maybeMissing(name);
  return value ?? '';
}

/** `${#NAME}` */
export function parameterLength(around: ExpanderContext, name: string, index: string | null): ShellValue {
  const variable = around.state.variable(name);
  if ((index === '@' || index === '*') && variable) return itemCount(variable);
  if (name === '@' || name === '*') return foundParameter(around, '#', null).value ?? '0';
  const value = valueOf(around, name, foundParameter(around, name, index));
  return isKnown(value) ? String(value.length) : value;
}

function argument(around: ExpanderContext, number: number): FoundParameter {
  const { args } = around.state;
  if (Array.isArray(args)) return { value: (args as readonly ShellValue[])[number - 1] ?? null };
  const why =
    (args as UnknownValue).argument === 0 ? `$${number} is not given; --args gives it` : (args as UnknownValue).unknown;
  return {
    value: { unknown: why, argument: number },
    ...((args as UnknownValue).argument === 0 && { fromEnvironment: true }),
  };
}

/** Names whose values come from the shell itself or from every log-in. */
const givenNames =
  /^(?:RANDOM|SECONDS|LINENO|HOSTNAME|PWD|OLDPWD|PATH|HOME|USER|LOGNAME|SHELL|BASH\w*|PPID|MACHTYPE|OSTYPE|HOSTTYPE|TERM|LANG|LC_\w*|FUNCNAME|EPOCH\w*|SRANDOM|TMPDIR|SHLVL)$/;

/** A script that changes a table is run by root. */
const rootNames: Readonly<Record<string, string>> = { UID: '0', EUID: '0' };

function fromEnvironment(around: ExpanderContext, name: string): FoundParameter {
  if (name === 'IFS') return { value: ' \t\n' };
  if (name === 'OPTIND') return { value: '1' };
  const root = rootNames[name];
  if (root !== undefined) return { value: root };
  if (/[a-z]/.test(name) && around.setsLater(name)) {
    around.taken(`$${name} is taken as not set before the script sets it`);
    return { value: null };
  }
  if (givenNames.test(name)) return { value: unknown(`the value of $${name} is not known`) };
  return { value: unknown(`$${name} is not set in the script`), fromEnvironment: true };
}
