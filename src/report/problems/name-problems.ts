import { unknownDirector } from '../../config/director-faults.ts';
import { directorForms } from '../../domain/director-words.ts';
import type { Problem } from '../problem.ts';

/** A group where a command takes one director; `words` is what was given. */
export function groupInPlaceOfOne(words: string, specs: readonly string[]): Problem {
  return {
    what: `'${words}' is a group of ${specs.length} directors`,
    why: 'this command takes one',
    remedy: `name one: --director ${specs[0] ?? ''}`,
  };
}

/** A word that is neither a spec nor one of the names that the configuration at `path` has. */
export function unknownName(word: string, names: readonly string[], path: string | undefined): Problem {
  return {
    what: unknownDirector(word, names),
    why: `${path ?? 'the configuration'} names ${names.join(', ')}`,
    remedy: directorForms,
  };
}
