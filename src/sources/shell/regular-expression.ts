import { mostTries, tries } from './expression-work.ts';
import { setOf } from './shell-pattern.ts';

/**
 * An extended regular expression of POSIX as one of JavaScript. Null if the two may differ, or if it may take long
 * on a text of that length.
 */
export function extendedExpression(text: string, length: number, flags = ''): RegExp | null {
  const isPlain = !/\\(?![.[\]^$*+?(){}|/\\-])|\(\?/.test(text) && text.length < 256;
  const without = text.replace(/\\./g, 'x');
  if (!isPlain || /[+*}]\)?[+*{]/.test(without) || tries(without, length) > mostTries) return null;
  let isSet = true;
  const source = text.replace(
    /\\.|\[(\^?)(\]?(?:\[:[a-z]+:\]|[^\]])*)\]/g,
    (found, negated?: string, body?: string) => {
      if (found.startsWith('\\')) return found;
      const set = setOf(body ?? '');
      isSet &&= set !== null;
      return `[${negated ?? ''}${set ?? ''}]`;
    },
  );
  try {
    return isSet ? new RegExp(source, flags) : null;
  } catch {
    return null;
  }
}

/** A basic regular expression of grep and sed as an extended one. */
export function basicExpression(text: string): string {
  return text
    .replace(/^\^?\*/, (star) => star.replace('*', '\\*'))
    .replace(/\\([+?|(){}])|\[\^?\]?[^\]]*\]|[+?|(){}]/g, (found, plain?: string) => {
      if (plain !== undefined) return plain;
      return found.startsWith('[') ? found : `\\${found}`;
    });
}
