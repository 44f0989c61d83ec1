import { bashCompletion } from './bash.ts';
import { fishCompletion } from './fish.ts';
import { zshCompletion } from './zsh.ts';

/** The shells that are known, each with its script. The scripts ask `lvsrules complete` for every answer. */
export const completionScripts: ReadonlyMap<string, string> = new Map([
  ['bash', bashCompletion],
  ['zsh', zshCompletion],
  ['fish', fishCompletion],
]);
