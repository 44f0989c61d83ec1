import { forwardingMethods, type ForwardingMethod } from './server.ts';

/**
 * A forwarding method that ipvsadm has no option for: the director itself, bypassing IPVS, or an unknown method, with
 * its name or number. It never occurs in rules.
 */
export type OtherMethod = 'local' | 'bypass' | `unknown(${string})`;

/** The word of a listing for a method; empty if unknown. */
export function methodWord(server: { readonly method?: ForwardingMethod; readonly otherMethod?: OtherMethod }): string {
  const { method, otherMethod } = server;
  if (otherMethod === 'local') return 'Local';
  if (otherMethod === 'bypass') return 'Bypass';
  if (otherMethod !== undefined) return otherMethod.slice('unknown('.length, -1);
  return method === undefined ? '' : forwardingMethods[method].word;
}

/** The meaning of a word in a listing that is not one of the words for `-g`, `-i` and `-m`. */
export function otherMethodOf(word: string): OtherMethod {
  if (word === 'Local') return 'local';
  return word === 'Bypass' ? 'bypass' : `unknown(${word})`;
}
