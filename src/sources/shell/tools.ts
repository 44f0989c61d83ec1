import { awk } from './awk.ts';
import { grep } from './grep.ts';
import { filePath } from './redirect.ts';
import type { Shell } from './running-shell.ts';
import { sed } from './sed.ts';
import { lined, printed, readable, readableLines, type Tool, type ToolResult } from './tool-result.ts';
import { isKnown, succeeded, unknown, type ShellValue } from './value.ts';

/** Small programs whose output depends only on their arguments and input; null if it does not. */
export const tools: Readonly<Record<string, Tool>> = {
  grep,
  egrep: (shell, args) => grep(shell, ['-E', ...args]),
  fgrep: (shell, args) => grep(shell, ['-F', ...args]),
  sed,
  awk,
  gawk: awk,
  mawk: awk,
  head: (shell, args) => someLines(shell, args, (lines, count) => lines.slice(0, count)),
  tail: (shell, args) => someLines(shell, args, (lines, count) => (count === 0 ? [] : lines.slice(-count))),
  tee: (shell, args) => {
    const files = args.filter((arg) => arg !== '-a');
    if (!files.every(isKnown) || files.some((file) => file.startsWith('-'))) return null;
    const { text, line } = readable(shell);
    if (text === null) return null;
    for (const file of files.map(filePath).filter((path) => !path.startsWith('/dev/'))) {
      const before = args.includes('-a')
        ? (shell.state.files.get(file) ?? unknown(`what was in ${file} is not known`))
        : '';
      shell.state.files.set(file, isKnown(before) ? before + text : before);
    }
    return { status: succeeded, output: text, line };
  },
  cat: (shell, args) => {
    if (args.length > 0 && !(args.length === 1 && args[0] === '-')) {
      const texts = args.map((arg) => (isKnown(arg) ? shell.state.files.get(filePath(arg)) : arg));
      if (texts.some((text) => text === undefined || !isKnown(text))) return null;
      return { status: succeeded, output: (texts as readonly string[]).join('') };
    }
    const { text, line } = shell.input.rest();
    return { status: succeeded, output: text, line };
  },
  // The name is made up: it only has to be the same wherever the script uses it.
  mktemp: ({ state }, args) => {
    const path = `/tmp/tmp.${state.files.size + 1}`;
    if (!args.some((arg) => arg === '-d' || arg === '--directory')) state.files.set(path, '');
    return printed(`${path}\n`);
  },
  seq: (_, given) => {
    const isPadded = given[0] === '-w';
    const args = isPadded ? given.slice(1) : given;
    const numbers = args.map((arg) => (isKnown(arg) && /^-?[0-9]{1,9}$/.test(arg) ? Number(arg) : NaN));
    if (numbers.length < 1 || numbers.length > 3 || numbers.some(Number.isNaN)) return null;
    const first = numbers.length > 1 ? (numbers[0] ?? 1) : 1;
    const step = numbers.length > 2 ? (numbers[1] ?? 1) : 1;
    const last = numbers.at(-1) ?? 0;
    const length = step === 0 ? NaN : Math.floor((last - first) / step) + 1;
    if (Number.isNaN(length) || length > 65_536) return null;
    const width = isPadded ? Math.max(String(first).length, String(last).length) : 0;
    if (isPadded && (first < 0 || last < 0)) return null;
    const lines = Array.from({ length: Math.max(0, length) }, (_each, index) =>
      String(first + index * step).padStart(width, '0'),
    );
    return printed(lined(lines));
  },
  basename: (_, args) => {
    const [path, suffix = ''] = args;
    if (path === undefined || !isKnown(path) || !isKnown(suffix) || args.length > 2 || path.startsWith('-'))
      return null;
    const name = path.replace(/(.)\/+$/, '$1').replace(/^.*\/(?=.)/s, '');
    return printed(
      `${suffix !== '' && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name}\n`,
    );
  },
  dirname: (_, args) => {
    const [path] = args;
    if (path === undefined || !isKnown(path) || args.length > 1 || path.startsWith('-')) return null;
    const folder = path.replace(/(.)\/+$/, '$1').replace(/\/+[^/]*$/, '');
    return printed(`${folder === '' ? (path.startsWith('/') ? '/' : '.') : folder === path ? '.' : folder}\n`);
  },
  expr: (_, args) => {
    const [left = '', operator = '', right = ''] = args;
    if (args.length !== 3 || !isKnown(left) || !isKnown(operator) || !isKnown(right)) return null;
    if (!/^-?[0-9]{1,15}$/.test(left) || !/^-?[0-9]{1,15}$/.test(right)) return null;
    const [one, other] = [BigInt(left), BigInt(right)];
    if (!/^[-+*/%]$/.test(operator) || ((operator === '/' || operator === '%') && other === 0n)) return null;
    const result =
      {
        '+': one + other,
        '-': one - other,
        '*': one * other,
        '/': other === 0n ? 0n : one / other,
        '%': other === 0n ? 0n : one % other,
      }[operator] ?? 0n;
    return { status: result === 0n ? 1 : succeeded, output: `${result}\n` };
  },
  // A script that changes a table is run by root, on a machine that has the program.
  id: (_, args) =>
    args.length === 1 && (args[0] === '-u' || args[0] === '-ru')
      ? printed('0\n')
      : args.length === 1 && args[0] === '-un'
        ? printed('root\n')
        : null,
  whoami: (_, args) => (args.length === 0 ? printed('root\n') : null),
  which: (_, args) => programPath(args),
  command: (_, args) => (args[0] === '-v' ? programPath(args.slice(1)) : null),
  type: (_, args) =>
    args[0] === '-p' || args[0] === '-P'
      ? programPath(args.slice(1))
      : typeof args[0] === 'string' && /^ipvsadm$/.test(args[0])
        ? { status: succeeded, output: unknown('what type prints is not known') }
        : null,
  hash: (_, args) => (args[0] === 'ipvsadm' ? printed('') : null),
  cut: (shell, args) => {
    const options = args.filter(isKnown).join(' ');
    const [, delimiter = '', fields = ''] = /^-d ?(.) -f ?([0-9]+(?:-[0-9]*)?)$/.exec(options) ?? [];
    if (delimiter === '') return null;
    const [from = '1', to] = fields.split('-');
    const begin = Number(from) - 1;
    const end = fields.includes('-') ? (to === '' ? undefined : Number(to)) : begin + 1;
    return filtered(shell, (line) =>
      line.includes(delimiter) ? line.split(delimiter).slice(begin, end).join(delimiter) : line,
    );
  },
  tr: (shell, args) => {
    const [from, to] = args;
    if (args.length !== 2 || from === undefined || to === undefined || !isKnown(from) || !isKnown(to)) return null;
    const { text, line } = readable(shell);
    if (text === null) return null;
    if (from === '-d' && /^[^\\[\]-]$/.test(to)) return { ...printed(text.replaceAll(to, '')), line };
    const target = to === '\\n' ? '\n' : to;
    if (/^[^\\[\]-]$/.test(from) && target.length === 1) return printed(text.replaceAll(from, target));
    if (/^(?:a-z|\[a-z\]|\[:lower:\])$/.test(from) && /^(?:A-Z|\[A-Z\]|\[:upper:\])$/.test(to))
      return { ...printed(text.toUpperCase()), line };
    return null;
  },
};

function someLines(
  shell: Shell,
  args: readonly ShellValue[],
  choose: (lines: readonly string[], count: number) => readonly string[],
): ToolResult | null {
  const options = args.every(isKnown) ? args.join(' ') : '-';
  const [, count] = /^(?:-n ?([0-9]{1,6})|-([0-9]{1,6}))$/.exec(options)?.filter((each) => each !== undefined) ?? [];
  if (args.length > 0 && count === undefined) return null;
  const lines = readableLines(shell, []);
  return lines && printed(lined(choose(lines, Number(count ?? 10))));
}

function programPath(args: readonly ShellValue[]): ToolResult | null {
  const [name] = args;
  return args.length === 1 && name !== undefined && isKnown(name) && /^ipvsadm(?:-save|-restore)?$/.test(name)
    ? printed(`/sbin/${name}\n`)
    : null;
}

function filtered(shell: Shell, change: (line: string) => string): ToolResult | null {
  const { text, line } = readable(shell);
  if (text === null) return null;
  const lines = text.replace(/\n$/, '').split('\n').map(change);
  return { status: succeeded, output: text === '' ? '' : `${lines.join('\n')}\n`, line };
}
