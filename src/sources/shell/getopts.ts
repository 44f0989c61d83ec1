import type { Call } from './call.ts';
import type { OptionPlace } from './option-place.ts';
import type { Shell } from './running-shell.ts';
import { failed, isKnown, type Status, succeeded, type UnknownValue, unknown, type ShellValue } from './value.ts';
import { textVariable } from './variable.ts';

/** `getopts OPTIONS NAME [WORD…]`: the next option of the arguments of the script, or of those that are given. */
export function nextOption(shell: Shell, { args }: Call): Status {
  const { state } = shell;
  const [, options = '', name = ''] = args;
  const words = args.length > 3 ? args.slice(3) : state.args;
  const index = state.value('OPTIND');
  const number = state.variable('OPTIND') === null ? 1 : isKnown(index) ? Number(index) : NaN;
  if (!isKnown(options) || !isKnown(name) || !Array.isArray(words) || !(number >= 1))
    return forgotten(shell, name, unknown('the options of the script are not known; --args gives them'));
  const found = optionAt(words as readonly ShellValue[], number, state.optionPlace, options);
  if (!('status' in found)) return forgotten(shell, name, found);
  state.put(name, textVariable(found.letter));
  if (found.argument === null) state.unset('OPTARG');
  else state.put('OPTARG', textVariable(found.argument));
  state.put('OPTIND', textVariable(String(found.index)));
  state.optionPlace = { index: found.index, offset: found.offset };
  return found.status;
}

interface FoundOption extends OptionPlace {
  readonly status: Status;
  readonly letter: string;
  readonly argument: ShellValue | null;
}

function optionAt(
  words: readonly ShellValue[],
  index: number,
  place: OptionPlace,
  options: string,
): FoundOption | UnknownValue {
  const word = words[index - 1];
  if (word !== undefined && !isKnown(word)) return word;
  const over = { status: failed, letter: '?', argument: null, offset: 0 };
  let { offset } = place.index === index ? place : { offset: 0 };
  if (offset === 0) {
    if (word === undefined || !/^-./s.test(word)) return { ...over, index };
    if (word === '--') return { ...over, index: index + 1 };
    offset = 1;
  }
  const letter = word?.charAt(offset) ?? '';
  const rest = word?.slice(offset + 1) ?? '';
  const behind = rest === '' ? { index: index + 1, offset: 0 } : { index, offset: offset + 1 };
  const isSilent = options.startsWith(':');
  const at = letter === ':' ? -1 : options.indexOf(letter);
  if (at < 0) return { status: succeeded, letter: '?', argument: isSilent ? letter : null, ...behind };
  if (options.charAt(at + 1) !== ':') return { status: succeeded, letter, argument: null, ...behind };
  const taken = rest === '' ? words[index] : rest;
  const after = { index: index + (rest === '' ? 2 : 1), offset: 0 };
  if (taken !== undefined) return { status: succeeded, letter, argument: taken, ...after };
  return {
    status: succeeded,
    letter: isSilent ? ':' : '?',
    argument: isSilent ? letter : null,
    index: index + 1,
    offset: 0,
  };
}

function forgotten({ state }: Shell, name: ShellValue, why: UnknownValue): Status {
  for (const each of ['OPTARG', 'OPTIND', ...(isKnown(name) && name !== '' ? [name] : [])])
    state.put(each, textVariable(why));
  return why;
}
