import { type UnknownValue, unknown } from './value.ts';

/** What `readonly` or `declare` has made of a name, where a plain variable would behave otherwise. */
export type VariableAttribute =
  | { readonly kind: 'readonly' }
  /** `declare -i`, `-l`, `-u`: what is stored is not what is assigned. */
  | { readonly kind: 'changed'; readonly why: UnknownValue }
  /** `declare -n`: what is assigned goes to another variable. */
  | { readonly kind: 'reference'; readonly why: UnknownValue };

/** Null for options that change nothing here. `export -n` and `readonly -a` are such. */
export function attributeOf(keyword: string, flags: string): VariableAttribute | null {
  if (keyword !== 'export' && keyword !== 'readonly') {
    if (flags.includes('n'))
      return { kind: 'reference', why: unknown('a variable that refers to another one is not followed') };
    if (/[ilu]/.test(flags))
      return { kind: 'changed', why: unknown('a variable that changes what is assigned to it is not followed') };
  }
  return keyword === 'readonly' || (keyword !== 'export' && flags.includes('r')) ? { kind: 'readonly' } : null;
}
