import { partKinds, type PartKind } from './part-kinds.ts';

/** What a spelling of an option or a command stands for, and whether a value follows. */
export interface Spelling {
  readonly kind: PartKind;
  readonly value: 'none' | 'required' | 'optional';
}

/** By the character code of the letter. */
export const shortSpellings: readonly (Spelling | undefined)[] = byLetter();

/** By the long name, without its dashes. */
export const longSpellings: ReadonlyMap<string, Spelling> = byName();

export const word = kindOf('word');
export const endOfOptions = kindOf('end-of-options');
export const unknownOption = kindOf('unknown-option');
export const missingArgument = kindOf('missing-argument');
export const unwantedArgument = kindOf('unwanted-argument');

function byLetter(): (Spelling | undefined)[] {
  const found: (Spelling | undefined)[] = Array<undefined>(256).fill(undefined);
  for (const { letters, spelling } of spelled()) {
    for (const letter of letters) found[letter.charCodeAt(0)] = spelling;
  }
  return found;
}

function byName(): Map<string, Spelling> {
  return new Map(spelled().map(({ long, spelling }) => [long, spelling]));
}

interface Spelled {
  readonly letters: readonly string[];
  readonly long: string;
  readonly spelling: Spelling;
}

function spelled(): Spelled[] {
  const found: Spelled[] = [];
  for (const kind of partKinds) {
    const { meaning } = kind;
    if (meaning.kind === 'command') {
      const { short, long, value } = meaning.command;
      found.push({ letters: short, long, spelling: { kind, value: value ? 'required' : 'none' } });
    } else if (meaning.kind === 'option') {
      const { short, long, value, optional } = meaning.option;
      const takes = optional ? 'optional' : value ? 'required' : 'none';
      found.push({ letters: short ? [short] : [], long, spelling: { kind, value: takes } });
    }
  }
  return found;
}

function kindOf(
  name: 'word' | 'end-of-options' | 'unknown-option' | 'missing-argument' | 'unwanted-argument',
): PartKind {
  const found = partKinds.find(({ meaning }) => meaning.kind === name);
  if (!found) throw new Error(`no part is called ${name}`);
  return found;
}
