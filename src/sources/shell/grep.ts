import { basicExpression, extendedExpression } from './regular-expression.ts';
import { lined, printed, readableLines, type Tool } from './tool-result.ts';
import { failed, isKnown, succeeded } from './value.ts';

/** `grep [-vEFiqcwxo] [-e] PATTERN [FILE…]` on a text that is known. */
export const grep: Tool = (shell, args) => {
  if (!args.every(isKnown)) return null;
  const flags = new Set<string>();
  const patterns: string[] = [];
  const words: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--') words.push(...args.slice(at + 1).splice(0));
    if (arg === '--') break;
    const [, letters = '', isPattern] = /^-([vEFGiqcwxosh]*)(e)?$/.exec(arg) ?? [];
    if (letters === '' && isPattern === undefined) {
      if (arg.startsWith('-') && arg !== '-') return null;
      words.push(arg);
      continue;
    }
    for (const letter of letters) flags.add(letter);
    if (isPattern !== undefined) patterns.push(args[++at] ?? '');
  }
  if (patterns.length === 0) patterns.push(...words.splice(0, 1));
  const lines = patterns.length === 0 || words.length > 1 ? null : readableLines(shell, words);
  if (lines === null) return null;
  const length = Math.max(0, ...lines.map((line) => line.length));
  const tests = patterns.flatMap((pattern) => pattern.split('\n')).map((pattern) => lineTest(pattern, flags, length));
  if (!tests.every((test) => test !== null)) return null;
  const found = lines.filter((line) => tests.some((test) => test.test(line)) !== flags.has('v'));
  const status = found.length > 0 ? succeeded : failed;
  if (flags.has('q')) return printed('', status);
  if (flags.has('c')) return printed(`${found.length}\n`, status);
  if (!flags.has('o')) return printed(lined(found), status);
  const [test] = tests;
  if (tests.length > 1 || flags.has('v') || !test) return null;
  const whole = new RegExp(test.source, `g${test.flags}`);
  return printed(lined(found.flatMap((line) => line.match(whole) ?? []).filter((part) => part !== '')), status);
};

function lineTest(pattern: string, flags: ReadonlySet<string>, length: number): RegExp | null {
  const extended = flags.has('F')
    ? pattern.replace(/[.[\]^$*+?(){}|\\/]/g, '\\$&')
    : flags.has('E')
      ? pattern
      : basicExpression(pattern);
  const bounded = flags.has('x') ? `^(${extended})$` : flags.has('w') ? null : extended;
  if (bounded === null) return null;
  return extendedExpression(bounded, length, flags.has('i') ? 'i' : '');
}
