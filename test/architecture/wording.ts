/** A phrase that the style sheet replaces, and longer phrases with it that are good English. */
export interface BannedPhrase {
  readonly phrase: string;
  readonly except: readonly string[];
  readonly write: string;
}

/**
 * The table under "Words" in CONTRIBUTING.md: what to write, and in backticks what not to. Phrases in parentheses after
 * "but" are exceptions of the phrases before them.
 */
export function bannedPhrases(styleSheet: string): readonly BannedPhrase[] {
  const words = styleSheet.slice(styleSheet.indexOf('\n## Words\n'));
  return [...words.matchAll(/^\| ([^|]+?) +\| ([^|]+?) +\|$/gm)].flatMap(([, write = '', not = '']) => {
    const [phrases = '', exceptions = ''] = not.split('(but ');
    const except = quoted(exceptions);
    return quoted(phrases).map((phrase) => ({ phrase, except, write }));
  });
}

/** Where a text has such a phrase: `12: 'goes on', write: continues`. Line breaks of comments and strings are blanks. */
export function faultsOf(text: string, banned: readonly BannedPhrase[]): readonly string[] {
  // Nearly all files have nearly none: a search for the letters comes before the one for words.
  const letters = text.toLowerCase().replaceAll(/' \+\n[ \t]*'|[ \t]*\n[ \t]*(?:\*|\/\/|#)?[ \t]*/g, ' ');
  return banned.flatMap(({ phrase, except, write }) => {
    if (!letters.includes(phrase)) return [];
    const excused = except.flatMap((exception) => [...text.matchAll(patternOf(exception))].map(spanOf));
    return [...text.matchAll(patternOf(phrase))]
      .map(spanOf)
      .filter(({ start, end }) => !excused.some((span) => span.start <= start && end <= span.end))
      .map(({ start }) => `${lineOf(text, start)}: '${phrase}', write: ${write}`);
  });
}

const spanOf = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length });

const lineOf = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

const between = String.raw`(?:[ \t]+|[ \t]*\n[ \t]*(?:\*|//|#)?[ \t]*|' \+\n[ \t]*')`;

function patternOf(phrase: string): RegExp {
  const words = phrase.split(' ').map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(String.raw`(?<![\w-])${words.join(between)}(?![\w-])`, 'gi');
}

const quoted = (text: string): readonly string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, phrase = '']) => phrase);
