import { patternSource } from './shell-pattern.ts';
import { unknown, type ShellValue } from './value.ts';

/** `${x#p} ${x%%p} ${x/p/r} ${x^^}` and kin, on a known value. */
export function modified(text: string, operator: string, pattern: string, replacement: string): ShellValue {
  switch (operator) {
    case '^^':
      return text.toUpperCase();
    case ',,':
      return text.toLowerCase();
    case '^':
      return text.charAt(0).toUpperCase() + text.slice(1);
    case ',':
      return text.charAt(0).toLowerCase() + text.slice(1);
    default:
      return patterned(text, operator, pattern, replacement);
  }
}

/** From a place, counted from the end where it is negative; a negative length is a place too. */
export function sliced(text: string, start: number, length: number | null): readonly string[] {
  const from = start < 0 ? text.length + start : start;
  if (from < 0) return [];
  if (length === null) return [text.slice(from)];
  return [length < 0 ? text.slice(from, text.length + length) : text.slice(from, from + length)];
}

/** Longer texts would make a slow pattern slower. */
const longestText = 4096;

function patterned(text: string, operator: string, pattern: string, replacement: string): ShellValue {
  if (pattern === '') return text;
  const source = patternSource(pattern, operator !== '#');
  const tooMuch = text.length > longestText || (pattern.match(/\*/g) ?? []).length > 3;
  if (source === null || tooMuch) return unknown('a pattern is not followed');
  const put = () => replacement;
  try {
    switch (operator) {
      case '#':
      case '##':
      case '/#':
        return text.replace(new RegExp(`^(?:${source})`), put);
      case '%': {
        // The shortest end that fits.
        const whole = new RegExp(`^(?:${source})$`);
        for (let at = text.length; at >= 0; at--) if (whole.test(text.slice(at))) return text.slice(0, at);
        return text;
      }
      case '%%':
      case '/%':
        return text.replace(new RegExp(`(?:${source})$`), put);
      case '/':
        return text.replace(new RegExp(source), put);
      case '//':
        return text.replace(new RegExp(source, 'g'), put);
      default:
        return unknown('a pattern is not followed');
    }
  } catch {
    return unknown('a pattern is not followed');
  }
}
