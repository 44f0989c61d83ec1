import type { Shell } from './running-shell.ts';
import { isKnown, unknown, type ShellValue } from './value.ts';

/** What `echo` prints. Shells do not agree about backslashes and -e. */
export function echoText({ plain }: Shell, args: readonly ShellValue[]): ShellValue {
  let at = 0;
  let flags = '';
  for (; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (!isKnown(arg) || !/^-[neE]+$/.test(arg)) break;
    flags += arg.slice(1);
  }
  const words = args.slice(at);
  const bad = words.find((word) => !isKnown(word));
  if (bad !== undefined) return bad;
  const text = `${words.join(' ')}${flags.includes('n') ? '' : '\n'}`;
  const isInterpreted = flags.lastIndexOf('e') > flags.lastIndexOf('E');
  if (plain && (/[eE]/.test(flags) || text.includes('\\')))
    return unknown('what echo does with a backslash or -e differs between shells');
  return isInterpreted ? unescaped(text) : text;
}

/** What `printf` prints, for the conversions that scripts use. */
export function formatted([format = '', ...args]: readonly ShellValue[]): ShellValue {
  if (!isKnown(format)) return format;
  const bad = args.find((arg) => !isKnown(arg));
  if (bad !== undefined) return bad;
  const words = [...(args as readonly string[])];
  let text = '';
  let why = '';
  do {
    const before = words.length;
    text += unescaped(format, true).replace(
      /%(?:%|([-0 +#]*)([0-9]*)(?:\.([0-9]+))?([a-zA-Z]))/g,
      (found, flags?: string, width?: string, precision?: string, kind?: string) => {
        if (found === '%%') return '%';
        const word = words.shift() ?? '';
        let shown: string;
        if (kind === 's' && precision === undefined) shown = word;
        else if (kind === 'b') shown = unescaped(word);
        else if ((kind === 'd' || kind === 'i' || kind === 'u') && /^-?(?:0|[1-9][0-9]{0,14})?$/.test(word))
          shown = word === '' ? '0' : word;
        else if ((kind === 'x' || kind === 'X') && /^(?:0|[1-9][0-9]{0,14})$/.test(word))
          shown = Number(word).toString(16);
        else {
          why = `printf ${found} is not followed`;
          return '';
        }
        if (kind === 'X') shown = shown.toUpperCase();
        const columns = Math.min(Number(width ?? 0), 1000);
        if (flags?.includes('-')) return shown.padEnd(columns);
        return shown.padStart(columns, flags?.includes('0') && kind !== 's' ? '0' : ' ');
      },
    );
    if (words.length === before) break;
  } while (words.length > 0 && why === '' && text.length < 1_000_000);
  return why === '' ? text : unknown(why);
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  e: '\x1b',
};

function unescaped(text: string, isFormat = false): string {
  return text.replace(
    /\\(?:0([0-7]{1,3})|([0-7]{1,3})|x([0-9a-fA-F]{1,2})|(.))/gs,
    (found, octal?: string, plainOctal?: string, hex?: string, letter?: string) => {
      if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 255);
      if (plainOctal !== undefined) return isFormat ? String.fromCharCode(parseInt(plainOctal, 8) & 255) : found;
      if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
      if (isFormat && letter === '"') return '"';
      return escapes[letter ?? ''] ?? found;
    },
  );
}
