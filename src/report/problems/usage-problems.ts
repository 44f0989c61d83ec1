import type { Problem } from '../problem.ts';
import { notCombined } from './option-problems.ts';
import { didYouMean, meantOr, meantOrHelp } from './did-you-mean.ts';

/** `command` as it is typed, `lvsrules lint`; `flag` is the unknown option, `meant` one that is like it. */
export function unknownOption(command: string, flag: string, meant: string | null): Problem {
  const isFile = /^-[^-].*\./.test(flag);
  const remedy = isFile
    ? `a file of this name is written after --: ${command} -- ${flag}`
    : meantOrHelp(meant, helpOf(command));
  return { what: `${command} has no option ${flag}`, remedy };
}

/** An option of ipvsadm without a command before it; `words` is the whole command line. */
export function optionOfIpvsadm(flag: string, words: readonly string[]): Problem {
  const remedy = meantOrHelp(`lvsrules ipvsadm ${words.join(' ')}`, helpOf('lvsrules'));
  return { what: `there is no option ${flag}`, why: 'it belongs to ipvsadm', remedy };
}

/** `usage`: the command with its arguments. */
export function missingArgument(name: string, command: string, usage: string): Problem {
  return { what: `${name} is missing`, why: `the command is: ${usage}`, remedy: `see: ${helpOf(command)}` };
}

export function missingValue(flags: string, command: string): Problem {
  return { what: `${flags}: the value is missing`, remedy: `see: ${helpOf(command)}` };
}

/** More arguments than a command takes; `extra` are those that are too much. */
export function tooManyArguments(command: string, most: number, extra: readonly string[]): Problem {
  const takes = most === 0 ? 'takes no arguments' : most === 1 ? 'takes one argument' : `takes ${most} arguments`;
  return { what: `${command} ${takes}: '${extra.join(' ')}' is too much`, remedy: `see: ${helpOf(command)}` };
}

/** `given`: the option with its value, or the variable that has it. */
export function unknownChoice(
  given: string,
  choices: readonly string[],
  meant: string | null,
  command: string,
): Problem {
  const why = `expected one of ${choices.join(', ')}`;
  return { what: given, why, remedy: meantOrHelp(meant, helpOf(command)) };
}

/** `meant`: the whole command line that may be meant. */
export function unknownCommand(word: string, meant: string | null): Problem {
  return { what: `there is no command '${word}'`, remedy: meantOrHelp(meant, helpOf('lvsrules')) };
}

/** `lvsrules help WORD`. */
export function unknownTopic(word: string, meant: string | null): Problem {
  const what = `there is no help for '${word}'`;
  if (/^LVS\d+$/i.test(word)) return { what, why: 'it is a rule', remedy: didYouMean(`lvsrules explain ${word}`) };
  return { what, remedy: meantOrHelp(meant === null ? null : `lvsrules help ${meant}`, helpOf('lvsrules')) };
}

/** `lvsrules explain WORD`. */
export function nothingToExplain(word: string, meant: string | null): Problem {
  return {
    what: `there is no rule, check or symptom '${word}'`,
    remedy: meantOr(meant, 'lvsrules rules lists rules and checks; docs/symptoms.md lists symptoms'),
  };
}

export function noSchema(name: string, meant: string | null): Problem {
  return { what: `there is no schema '${name}'`, remedy: meantOr(meant, 'lvsrules schema lists them') };
}

export function noCompletion(shell: string, meant: string | null, shells: readonly string[]): Problem {
  return { what: `no completion for '${shell}'`, remedy: meantOr(meant, `name one of ${shells.join(', ')}`) };
}

/** Options of `lvsrules ipvsadm` that were passed on, because the `--` after them is missing; `words` are the rest. */
export function optionsWentToIpvsadm(own: readonly string[], words: readonly string[]): Problem {
  return {
    what: `${own.filter((word) => word.startsWith('--')).join(' and ')} went to ipvsadm`,
    why: 'options of lvsrules end with --',
    remedy: didYouMean(`lvsrules ipvsadm ${[...own, '--', ...words].join(' ')}`),
  };
}

export const applyWhat: Problem = {
  what: 'give exactly one of: a target, a saved plan, --finish',
  remedy: 'lvsrules apply FILE, lvsrules apply --plan FILE, or lvsrules apply --finish',
};

/** `diff` with any other number of sides than two. */
export function twoSides(given: number): Problem {
  const count = given === 0 ? '' : `: ${given === 1 ? 'one is' : `${given} are`} given`;
  return {
    what: `diff compares two sides${count}`,
    why: 'the command is: lvsrules diff LEFT RIGHT',
    remedy: `see: ${helpOf('lvsrules diff')}`,
  };
}

export const bothSidesInput: Problem = {
  what: 'both sides are standard input',
  remedy: 'name a file or a director',
};

const helpOf = (command: string) => `${command} --help`;

export const bothNameAFile: Problem = notCombined('--system', '-o', { why: 'each names a file' });
