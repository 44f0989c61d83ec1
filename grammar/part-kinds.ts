import { type CommandEntry, type CommandName, commands } from './commands.ts';
import { type OptionEntry, type OptionName, options } from './options.ts';

/** The meaning of a part of a command line. */
export type Meaning =
  | { readonly kind: 'command'; readonly command: CommandEntry & { readonly name: CommandName } }
  | { readonly kind: 'option'; readonly option: OptionEntry & { readonly long: OptionName } }
  | { readonly kind: 'end-of-options' | 'word' | 'unknown-option' | 'missing-argument' | 'unwanted-argument' };

/** A kind of part of a command line. */
export interface PartKind {
  /** Its number in nodes. */
  readonly code: number;
  readonly meaning: Meaning;
}

const meanings: readonly Meaning[] = [
  { kind: 'word' },
  { kind: 'end-of-options' },
  { kind: 'unknown-option' },
  { kind: 'missing-argument' },
  { kind: 'unwanted-argument' },
  ...commands.map((command) => ({ kind: 'command', command }) as const),
  ...options.map((option) => ({ kind: 'option', option }) as const),
];

/** Every kind of part; its code is its index. */
export const partKinds: readonly PartKind[] = meanings.map((meaning, code) => ({ code, meaning }));
