import { basicExpression, extendedExpression } from './regular-expression.ts';
import { lined, printed, readableText, type Tool } from './tool-result.ts';
import { isKnown } from './value.ts';

/** What one command of sed makes of a line: a text, or null if the line is deleted. */
interface Edit {
  readonly applies: (line: string, number: number, isLast: boolean) => boolean;
  readonly kind: 'substitute' | 'delete' | 'print';
  readonly change: (line: string) => string;
}

/** `sed [-nE] [-e] 's/A/B/g; /A/d; 2p' [FILE…]` on a text that is known. */
export const sed: Tool = (shell, args) => {
  if (!args.every(isKnown)) return null;
  const scripts: string[] = [];
  const words: string[] = [];
  let [isQuiet, isExtended] = [false, false];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const [, letters] = /^-([nErse]+)$/.exec(arg) ?? [];
    if (letters === undefined && arg.startsWith('-') && arg !== '-') return null;
    if (letters === undefined) words.push(arg);
    isQuiet ||= letters?.includes('n') ?? false;
    isExtended ||= /[Er]/.test(letters ?? '');
    if (letters?.endsWith('e')) scripts.push(args[++at] ?? '');
  }
  if (scripts.length === 0) scripts.push(...words.splice(0, 1));
  const text = readableText(shell, words);
  // sed leaves a last line without a line feed as it is.
  if (text === null || !/(?:^|\n)$/.test(text)) return null;
  const lines = text.split('\n').slice(0, -1);
  const length = Math.max(0, ...lines.map((line) => line.length));
  const edits = scripts.map((script) => editsOf(script, isExtended, length));
  if (!edits.every((each) => each !== null)) return null;
  const out: string[] = [];
  for (const [index, line] of lines.entries()) {
    let now: string | null = line;
    for (const { applies, kind, change } of edits.flat()) {
      if (now === null || !applies(now, index + 1, index === lines.length - 1)) continue;
      if (kind === 'delete') now = null;
      else if (kind === 'print') out.push(now);
      else now = change(now);
    }
    if (now !== null && !isQuiet) out.push(now);
  }
  return printed(lined(out));
};

const command =
  /^\s*(?:(?<first>[0-9]+|\$|\/(?<pattern>(?:[^/\\]|\\.)*)\/)(?:,(?<last>[0-9]+|\$))?\s*(?<not>!)?\s*)?(?:(?<simple>[dp])|s(?<mark>[/|#,:@!])(?<from>(?:\\.|(?!\k<mark>)[^\\])*)\k<mark>(?<to>(?:\\.|(?!\k<mark>)[^\\])*)\k<mark>(?<flags>[gI]*))\s*(?:[;\n]\s*|$)/;

function editsOf(script: string, isExtended: boolean, length: number): readonly Edit[] | null {
  const edits: Edit[] = [];
  for (let rest = script; rest.trim() !== '';) {
    const found = command.exec(rest);
    if (!found?.groups) return null;
    rest = rest.slice(found[0].length);
    const { first, pattern, last, not, simple, mark = '/', from = '', to = '', flags = '' } = found.groups;
    const expression = (text: string, how = '') =>
      extendedExpression(isExtended ? text : basicExpression(text), length, how);
    const isAt = pattern === undefined ? null : expression(pattern);
    if (pattern !== undefined && (isAt === null || last !== undefined)) return null;
    const applies: Edit['applies'] = (line, number, isLast) => {
      const within =
        first === undefined ||
        (isAt
          ? isAt.test(line)
          : last === undefined
            ? first === '$'
              ? isLast
              : number === Number(first)
            : number >= Number(first) && (last === '$' || number <= Math.max(Number(first), Number(last))));
      return within !== (not !== undefined);
    };
    if (simple !== undefined) {
      edits.push({ applies, kind: simple === 'd' ? 'delete' : 'print', change: (line) => line });
      continue;
    }
    const plain = (text: string) => (mark === '/' ? text.replaceAll('\\/', '/') : text.replaceAll(`\\${mark}`, mark));
    const what = expression(plain(from), `${flags.includes('g') ? 'g' : ''}${flags.includes('I') ? 'i' : ''}`);
    const groups = what?.source.replace(/\\./g, '').match(/\(/g)?.length ?? 0;
    const isRefused = [...plain(to).matchAll(/\\([0-9])/g)].some(([, number]) => Number(number) > groups);
    // Where nothing is found too, sed and JavaScript do not agree on the places.
    if (what === null || isRefused || (flags.includes('g') && ''.search(what) === 0) || /\\[^0-9&\\n/]/.test(plain(to)))
      return null;
    edits.push({
      applies,
      kind: 'substitute',
      change: (line) =>
        line.replace(what, (...parts: readonly (string | number | undefined)[]) =>
          plain(to).replace(/\\([0-9&\\n/])|&/g, (sign, literal?: string) => {
            if (literal === undefined) return String(parts[0]);
            if (literal === 'n') return '\n';
            return /[0-9]/.test(literal) ? String(parts[Number(literal)] ?? '') : sign.slice(1);
          }),
        ),
    });
  }
  return edits;
}
