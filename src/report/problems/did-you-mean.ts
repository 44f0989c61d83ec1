export function didYouMean(meant: string): string {
  return `did you mean '${meant}'?`;
}

/** What to do about an unknown word: the similar one that may be meant, or where to look where there is none. */
export function meantOr(meant: string | null, otherwise: string): string {
  return meant === null ? otherwise : didYouMean(meant);
}

/** The same for words of the command line, whose help is worth a look either way. */
export function meantOrHelp(meant: string | null, help: string): string {
  return meant === null ? `see: ${help}` : `${didYouMean(meant)} See: ${help}`;
}
