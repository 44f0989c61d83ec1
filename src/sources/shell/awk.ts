import { formatted } from './echo.ts';
import { extendedExpression } from './regular-expression.ts';
import { printed, readableLines, type Tool } from './tool-result.ts';
import { isKnown } from './value.ts';

/** What is known where an expression of awk is worked out. */
interface AwkRecord {
  readonly line: string;
  readonly fields: readonly string[];
  readonly number: number;
  readonly variables: ReadonlyMap<string, string>;
}

/** `awk [-F SEPARATOR] [-v NAME=VALUE] '[PATTERN] { print … }' [FILE…]` on a text that is known; nothing else of awk. */
export const awk: Tool = (shell, args) => {
  if (!args.every(isKnown)) return null;
  const variables = new Map<string, string>();
  const words: string[] = [];
  let separator = ' ';
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (words.length === 0 && /^-[Fv]/.test(arg)) {
      const value = arg.length > 2 ? arg.slice(2) : (args[++at] ?? '');
      const [, name = '', text = ''] = /^([A-Za-z_]\w*)=([^\\]*)$/s.exec(value) ?? [];
      if (arg.startsWith('-F')) separator = value;
      else if (name === '') return null;
      else variables.set(name, text);
    } else if (words.length === 0 && arg.startsWith('-')) return null;
    else words.push(arg);
  }
  const [program = '', ...files] = words;
  const lines = files.some((file) => file.includes('=')) ? null : readableLines(shell, files);
  const rules = lines === null ? null : rulesOf(program, Math.max(0, ...lines.map(({ length }) => length)));
  const split = splitter(separator);
  if (lines === null || rules === null || split === null) return null;
  let out = '';
  for (const [index, line] of lines.entries()) {
    const record = { line, fields: split(line), number: index + 1, variables };
    for (const { applies, print } of rules) {
      const isMeant = applies(record);
      if (isMeant === null) return null;
      if (!isMeant) continue;
      const text = print(record);
      if (text === null) return null;
      out += text;
    }
  }
  return printed(out);
};

function splitter(separator: string): ((line: string) => readonly string[]) | null {
  if (separator === ' ')
    return (line) =>
      line
        .replace(/^[ \t]+|[ \t]+$/g, '')
        .split(/[ \t]+/)
        .filter((field) => field !== '');
  if (separator === '\\t' || separator === 't') return (line) => line.split('\t');
  if (/^[^\\]$/.test(separator)) return (line) => (line === '' ? [] : line.split(separator));
  const bracket = /^\[[^\]\\^]+\]$/.test(separator) ? new RegExp(separator) : null;
  return bracket && ((line) => (line === '' ? [] : line.split(bracket)));
}

interface Rule {
  /** Null if it is not known. */
  readonly applies: (record: AwkRecord) => boolean | null;
  readonly print: (record: AwkRecord) => string | null;
}

function rulesOf(program: string, length: number): readonly Rule[] | null {
  const rules: Rule[] = [];
  const form =
    /^\s*((?:"(?:[^"\\]|\\.)*"|\/(?:[^/\\]|\\.)*\/|[^"/{}])*?)\s*(?:\{((?:"(?:[^"\\]|\\.)*"|[^"{}])*)\}|$)\s*;?/;
  for (let rest = program; rest.trim() !== '';) {
    const found = form.exec(rest);
    if (!found || found[0] === '') return null;
    rest = rest.slice(found[0].length);
    const applies = conditionOf((found[1] ?? '').trim(), length);
    const print = found[2] === undefined ? (record: AwkRecord) => `${record.line}\n` : printOf(found[2].trim());
    if (applies === null || print === null) return null;
    rules.push({ applies, print });
  }
  return rules.length === 0 ? null : rules;
}

function conditionOf(text: string, length: number): Rule['applies'] | null {
  if (text === '') return () => true;
  const [, not, pattern] = /^(!?)\s*\/((?:[^/\\]|\\.)*)\/$/.exec(text) ?? [];
  if (pattern !== undefined) {
    const expression = extendedExpression(pattern.replaceAll('\\/', '/'), length);
    return expression && (({ line }) => expression.test(line) !== (not === '!'));
  }
  const [, left = '', operator = '', right = ''] =
    /^(\$\w+|NR|NF)\s*(==|!=|<=|>=|<|>|~|!~)\s*("[^"\\]*"|[0-9]+|\/(?:[^/\\]|\\.)*\/)$/.exec(text) ?? [];
  const value = termOf(left);
  if (operator === '') return text === 'NF' ? ({ fields }) => fields.length > 0 : null;
  if (value === null) return null;
  if (operator.endsWith('~')) {
    const expression = right.startsWith('/') ? extendedExpression(right.slice(1, -1), length) : null;
    return expression && ((record) => expression.test(value(record)) !== operator.startsWith('!'));
  }
  if (right.startsWith('/')) return null;
  if (right.startsWith('"')) {
    if (!/^[!=]=$/.test(operator)) return null;
    return (record) => (value(record) === right.slice(1, -1)) === (operator === '==');
  }
  const compare = comparisons[operator];
  if (!compare) return null;
  return (record) => {
    const number = value(record);
    // awk compares anything else as a text.
    return /^[0-9]{1,15}$/.test(number) ? compare(Number(number), Number(right)) : null;
  };
}

const comparisons: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  '==': (one, other) => one === other,
  '!=': (one, other) => one !== other,
  '<': (one, other) => one < other,
  '>': (one, other) => one > other,
  '<=': (one, other) => one <= other,
  '>=': (one, other) => one >= other,
};

function printOf(text: string): Rule['print'] | null {
  const [, keyword = '', rest = ''] = /^(print|printf)\b\s*(.*?);?$/s.exec(text) ?? [];
  if (keyword === '') return null;
  const parts = argumentsOf(rest.replace(/^\((.*)\)$/s, '$1'));
  if (parts === null) return null;
  if (keyword === 'printf')
    return (record) => {
      const made = formatted(parts.map((part) => part(record)));
      return isKnown(made) ? made : null;
    };
  if (rest.trim() === '') return ({ line }) => `${line}\n`;
  return (record) => `${parts.map((part) => part(record)).join(' ')}\n`;
}

/** Expressions between commas, each of terms that are joined. */
function argumentsOf(text: string): readonly ((record: AwkRecord) => string)[] | null {
  const list: ((record: AwkRecord) => string)[][] = [[]];
  const form = /\s*(?:(,)|("(?:[^"\\]|\\.)*"|\$(?:NF|[0-9]+)|NR|NF|[0-9]+|[A-Za-z_]\w*))/y;
  for (let at = 0; text.slice(at).trim() !== ''; at = form.lastIndex) {
    form.lastIndex = at;
    const [, comma, term = ''] = form.exec(text) ?? [];
    if (comma === undefined && term === '') return null;
    const made = comma === undefined ? termOf(term) : null;
    if (comma !== undefined) list.push([]);
    else if (made === null) return null;
    else list.at(-1)?.push(made);
  }
  return list.map((terms) => (record) => terms.map((term) => term(record)).join(''));
}

function termOf(term: string): ((record: AwkRecord) => string) | null {
  if (term.startsWith('"')) {
    const text = term.slice(1, -1);
    if (/\\[^nt"\\/]/.test(text)) return null;
    const plain = text.replace(/\\(.)/g, (_, letter: string) => ({ n: '\n', t: '\t' })[letter] ?? letter);
    return () => plain;
  }
  if (term === '$0') return ({ line }) => line;
  if (term === '$NF') return ({ fields }) => fields.at(-1) ?? '';
  if (/^\$[0-9]+$/.test(term)) return ({ fields }) => fields[Number(term.slice(1)) - 1] ?? '';
  if (term === 'NR') return ({ number }) => String(number);
  if (term === 'NF') return ({ fields }) => String(fields.length);
  if (/^[0-9]+$/.test(term)) return () => String(Number(term));
  return /^[A-Za-z_]\w*$/.test(term) && !/^(?:print|getline|length|FS|OFS|RS|ORS|FILENAME|FNR)$/.test(term)
    ? ({ variables }) => variables.get(term) ?? ''
    : null;
}
