import { longSpellings, shortSpellings } from '../../grammar/spellings.ts';

/** An argument, and its replacement by popt. */
export interface FilledWord {
  readonly given: string;
  readonly filled: string;
}

const placeholder = '!#:+';

export function hasPlaceholder(text: string): boolean {
  return text.includes(placeholder);
}

/**
 * What popt makes of `!#:+` in the value of an option: the next word that does not begin with a dash. That word is then
 * skipped, unless another option has taken it for its value. Null if popt searches forever: when
 * there are more words, and all of them begin with a dash.
 */
export function filledWords(given: readonly string[]): readonly FilledWord[] | null {
  const found: FilledWord[] = [];
  const used = new Set<number>();
  let at = 0;
  let optionsEnded = false;

  function filled(value: string): string | null {
    if (!hasPlaceholder(value) || at === given.length) return value;
    const next = given.findIndex((word, index) => index >= at && !used.has(index) && !word.startsWith('-'));
    if (next < 0) return null;
    used.add(next);
    return value.replaceAll(placeholder, () => given[next] ?? '');
  }

  while (at < given.length) {
    const index = at++;
    const word = given[index] ?? '';
    if (used.has(index)) continue;
    const option = optionsEnded ? null : optionIn(word);
    optionsEnded ||= word === '--';
    const attached = option && filled(word.slice(option.value));
    if (option && attached === null) return null;
    found.push({ given: word, filled: option ? word.slice(0, option.value) + (attached ?? '') : word });
    const next = given[at];
    if (!option?.waits || next === undefined || (option.optional && next.startsWith('-'))) continue;
    at++;
    const value = filled(next);
    if (value === null) return null;
    found.push({ given: next, filled: value });
  }
  return found;
}

interface OptionWord {
  /** Where the attached value begins; the length of the word where there is none. */
  readonly value: number;
  /** The value is the next word. */
  readonly waits: boolean;
  readonly optional: boolean;
}

function optionIn(word: string): OptionWord | null {
  if (!word.startsWith('-') || word === '-' || word === '--') return null;
  if (word.startsWith('--')) {
    const sign = word.indexOf('=');
    const takes = longSpellings.get(word.slice(2, sign < 0 ? undefined : sign))?.value ?? 'none';
    return optionWord(word, sign < 0 || takes === 'none' ? word.length : sign + 1, takes);
  }
  for (let letter = 1; letter < word.length; letter++) {
    const takes = shortSpellings[word.charCodeAt(letter)]?.value;
    if (takes === undefined) break;
    if (takes !== 'none') return optionWord(word, letter + 1, takes);
  }
  return optionWord(word, word.length, 'none');
}

function optionWord({ length }: string, value: number, takes: 'none' | 'required' | 'optional'): OptionWord {
  return { value, waits: takes !== 'none' && value === length, optional: takes === 'optional' };
}
