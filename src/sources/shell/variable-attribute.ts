import { type UnknownValue, unknown } from './value.ts';

/** What `readonly` or `declare` has made of a name, if it differs from a plain variable. */
export type VariableAttribute =
  | { readonly kind: 'readonly' }
  /** `declare -i`, `-l`, `-u`: what is stored is not what is assigned. */
  | { readonly kind: 'changed'; readonly why: UnknownValue }
  /** `declare -n`: what is assigned goes to another variable. */
  | { readonly kind: 'reference'; readonly why: UnknownValue };

/** Null for options that change nothing here, such as `export -n` and `readonly -a`. */
export function attributeOf(keyword: string, flags: string): VariableAttribute | null {
  if (keyword !== 'export' && keyword !== 'readonly') {
    if (flags.includes('n'))
      return { kind: 'reference', why: unknown('a variable that refers to another one is not followed') };
    if (/[ilu]/.test(flags))
      return { kind: 'changed', why: unknown('a variable that changes its assigned value is not followed') };
  }
  return keyword === 'readonly' || (keyword !== 'export' && flags.includes('r')) ? { kind: 'readonly' } : null;
}
