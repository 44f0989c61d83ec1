import type { Shell } from './running-shell.ts';
import { failed, isKnown, type Status, succeeded, unknown, type ShellValue } from './value.ts';
import { listVariable, textVariable } from './variable.ts';

/** `read`: reads a line of standard input into names. Its status says whether the line was complete. */
export function readFields(shell: Shell, args: readonly ShellValue[]): Status {
  const { options, names } = parsed(args, /^-[pdnNtui]$/);
  const bad = args.find((arg) => !isKnown(arg));
  if (bad !== undefined && names.some((name) => !isKnown(name))) {
    shell.state.forgetAll(bad as Exclude<ShellValue, string>);
    return bad as Exclude<ShellValue, string>;
  }
  const known = names.filter(isKnown);
  const isArray = options.has('a');
  const array = isArray ? known.shift() : undefined;
  const targets = known.length === 0 && !isArray ? ['REPLY'] : known;
  const line = ['n', 'N', 'u', 'i', 't'].some((option) => options.has(option))
    ? { text: unknown('what read reads is not known'), whole: true }
    : nextLine(shell, options.has('r'), options.get('d'));
  if (line === null || !isKnown(line.text)) {
    const value = line === null ? '' : line.text;
    for (const name of targets) shell.state.put(name, textVariable(value));
    if (array !== undefined) shell.state.put(array, line === null ? listVariable([]) : textVariable(value));
    return line === null ? failed : (line.text as Exclude<ShellValue, string>);
  }
  const separators = separatorsOf(shell);
  if (!isKnown(separators)) {
    for (const name of [...targets, ...(array === undefined ? [] : [array])])
      shell.state.put(name, textVariable(separators));
    return succeeded;
  }
  if (array !== undefined) shell.state.put(array, listVariable(split(line.text, separators, Infinity)));
  else if (known.length === 0) shell.state.put('REPLY', textVariable(line.text));
  else {
    const words = split(line.text, separators, targets.length);
    for (const [index, name] of targets.entries()) shell.state.put(name, textVariable(words[index] ?? ''));
  }
  return line.whole ? succeeded : failed;
}

/** `mapfile`: every line into an array. */
export function readLines(shell: Shell, args: readonly ShellValue[]): Status {
  const { options, names } = parsed(args, /^-[dnOsuCc]$/);
  const name = names[0] ?? 'MAPFILE';
  if (!isKnown(name)) {
    shell.state.forgetAll(name);
    return name;
  }
  const { text } = shell.input.rest();
  if (!isKnown(text) || [...options.keys()].some((option) => option !== 't')) {
    shell.state.put(name, textVariable(isKnown(text) ? unknown('what mapfile reads is not followed') : text));
    return succeeded;
  }
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  shell.state.put(name, listVariable(options.has('t') ? lines : lines.map((line) => `${line}\n`)));
  return succeeded;
}

function parsed(
  args: readonly ShellValue[],
  valued: RegExp,
): { readonly options: ReadonlyMap<string, ShellValue>; readonly names: readonly ShellValue[] } & {
  names: ShellValue[];
} {
  const options = new Map<string, ShellValue>();
  let at = 0;
  for (; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (!isKnown(arg) || !arg.startsWith('-') || arg === '--') break;
    for (const letter of arg.slice(1)) options.set(letter, '');
    const last = arg.at(-1) ?? '';
    if (valued.test(`-${last}`)) options.set(last, args[++at] ?? '');
  }
  if (args[at] === '--') at++;
  return { options, names: args.slice(at) };
}

/** Without -r a backslash escapes the next character, and joins lines. */
function nextLine(
  shell: Shell,
  raw: boolean,
  delimiter: ShellValue | undefined,
): { readonly text: ShellValue; readonly whole: boolean } | null {
  if (delimiter !== undefined && delimiter !== '\n') return { text: unknown('read -d is not followed'), whole: true };
  let line = shell.input.readLine();
  if (raw || line === null || !isKnown(line.text)) return line;
  let text = line.text;
  while (/(?:^|[^\\])(?:\\\\)*\\$/.test(text) && line.whole) {
    const more = shell.input.readLine();
    if (more === null || !isKnown(more.text)) break;
    text = text.slice(0, -1) + more.text;
    line = more;
  }
  return { text: text.replace(/\\(.)/g, '$1'), whole: line.whole };
}

function separatorsOf(shell: Shell): ShellValue {
  const found = shell.state.variable('IFS');
  return found && found.kind !== 'unset' ? shell.state.value('IFS') : ' \t\n';
}

/** At most as many words as there are names; the last name gets all the rest. */
function split(line: string, separators: string, most: number): readonly string[] {
  const blanks = [...' \t\n'].filter((each) => separators.includes(each)).join('');
  const isBlank = (at: number) => at < line.length && blanks.includes(line.charAt(at));
  const words: string[] = [];
  let at = 0;
  while (isBlank(at)) at++;
  while (at < line.length) {
    if (words.length === most - 1) {
      let rest = line.slice(at);
      while (rest !== '' && blanks.includes(rest.at(-1) ?? '')) rest = rest.slice(0, -1);
      // A single separator at the very end of the last word is dropped.
      const last = rest.at(-1) ?? '';
      const inner = rest.slice(0, -1);
      if (last !== '' && separators.includes(last) && ![...inner].some((each) => separators.includes(each)))
        rest = inner;
      words.push(rest);
      return words;
    }
    let end = at;
    while (end < line.length && !separators.includes(line.charAt(end))) end++;
    words.push(line.slice(at, end));
    at = end;
    while (isBlank(at)) at++;
    if (at < line.length && separators.includes(line.charAt(at)) && !blanks.includes(line.charAt(at))) {
      at++;
      while (isBlank(at)) at++;
    }
  }
  return words;
}
