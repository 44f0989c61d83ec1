import { bashCompletion } from './bash.ts';
import { fishCompletion } from './fish.ts';
import type { VerbWords } from './verb-words.ts';
import { zshCompletion } from './zsh.ts';

/** The shells that are known, each with the writer of its script. */
export const completionScripts: ReadonlyMap<string, (verbs: readonly VerbWords[]) => string> = new Map([
  ['bash', bashCompletion],
  ['zsh', zshCompletion],
  ['fish', fishCompletion],
]);
