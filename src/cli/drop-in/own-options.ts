/** Options of a stand-in. */
interface Own {
  readonly director: string | undefined;
  readonly host: string | undefined;
}

/**
 * The words of a stand-in without `--director SPEC` and `--host FILE`, which may be anywhere: the original takes no
 * words with values, so there is nothing that they could be mistaken for.
 */
export function ownOptions(
  given: readonly string[],
  options: Own,
): { readonly words: readonly string[]; readonly options: Own } {
  const words: string[] = [];
  const found: Record<string, string | undefined> = {};
  for (let at = 0; at < given.length; at++) {
    const word = given[at] ?? '';
    const [, name = '', value] = /^--(director|host)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === '') words.push(word);
    else found[name] = value ?? given[++at];
  }
  return { words, options: { ...options, ...found } };
}
