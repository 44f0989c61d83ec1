import { isDirectorWord } from '../domain/director-words.ts';
import { failure, type Result, success } from '../domain/result.ts';

/** Names of directors and of groups: each stands for a spec, or for several specs and names. */
export type DirectorNames = Readonly<Record<string, string | readonly string[]>>;

/** Why a word stands for no director. */
export type NamelessDirector =
  | { readonly kind: 'unknown'; readonly name: string }
  /** A group that contains itself, through the others. */
  | { readonly kind: 'circle'; readonly through: readonly string[] };

/** A name as people write it: a spec always holds a colon, or is a word of its own. */
export function mayNameDirector(text: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(text) && !isDirectorWord(text);
}

/** The specs that a spec, a name or a group stands for, each once, in the order of the configuration. */
export function specsOf(text: string, names: DirectorNames): Result<readonly string[], NamelessDirector> {
  return resolved(text, names, []);
}

function resolved(
  text: string,
  names: DirectorNames,
  above: readonly string[],
): Result<readonly string[], NamelessDirector> {
  if (!mayNameDirector(text)) return success([text]);
  const through = [...above, text];
  if (above.includes(text)) return failure({ kind: 'circle', through });
  const named = Object.hasOwn(names, text) ? names[text] : undefined;
  if (named === undefined) return failure({ kind: 'unknown', name: text });
  const specs = new Set<string>();
  for (const member of typeof named === 'string' ? [named] : named) {
    const found = resolved(member, names, through);
    if (!found.ok) return found;
    for (const spec of found.value) specs.add(spec);
  }
  return success([...specs]);
}
