import { type CommandEntry, type CommandName, commands } from './commands.ts';
import { type OptionEntry, type OptionName, options } from './options.ts';

/** What a part of a command line says. */
export type Meaning =
  | { readonly kind: 'command'; readonly command: CommandEntry & { readonly name: CommandName } }
  | { readonly kind: 'option'; readonly option: OptionEntry & { readonly long: OptionName } }
  | { readonly kind: 'end-of-options' | 'word' | 'unknown-option' | 'missing-argument' | 'unwanted-argument' };

/** A kind of part that a command line is made of. */
export interface PartKind {
  /** The number that nodes keep of it. */
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

/** Every kind of part; its code is its place. */
export const partKinds: readonly PartKind[] = meanings.map((meaning, code) => ({ code, meaning }));
