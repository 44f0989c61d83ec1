import { textOf } from '../../syntax/binary.ts';
import type { LintWord } from '../lint-document.ts';

/** In a text of bytes: dashes at the beginning of a word that word processors make from hyphens. */
const dashes = /^(?:(?:\u00e2\u0080[\u0090-\u0095]|\u00e2\u0088\u0092|\u00ef\u00b9\u00a3|\u00ef\u00bc\u008d)-?)+/;

/** Quotation marks that a keyboard does not have. */
const quotes = /\u00e2\u0080[\u0098-\u009f]|\u00c2[\u00ab\u00bb]/g;

export interface TypographicWord {
  readonly kind: 'dash' | 'quote';
  readonly word: LintWord;
  /** The first such character, for example `U+2013`. */
  readonly code: string;
  /** The word with keyboard characters. */
  readonly plain: string;
}

/** The words of a line that have typographic dashes instead of hyphens, or typographic quotation marks. */
export function typographicWords(words: readonly LintWord[]): readonly TypographicWord[] {
  return words.flatMap((word): readonly TypographicWord[] => {
    const { text } = word;
    const [dash] = dashes.exec(text) ?? [];
    if (dash !== undefined) {
      const rest = text.slice(dash.length);
      const isLong = /^[a-z][a-z0-9-]/.test(rest) || rest === '';
      return [{ kind: 'dash', word, code: codeOf(dash), plain: `${isLong ? '--' : '-'}${rest.replace(quotes, '')}` }];
    }
    const [quote] = text.match(quotes) ?? [];
    if (quote === undefined) return [];
    return [{ kind: 'quote', word, code: codeOf(quote), plain: text.replace(quotes, '') }];
  });
}

function codeOf(bytes: string): string {
  const code = textOf(bytes).codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
