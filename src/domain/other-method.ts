import { forwardingMethods, type ForwardingMethod } from './server.ts';

/**
 * How the kernel says that packets reach a real server where no option of ipvsadm says it: the director itself, past
 * the table, or a method that is not known here, with its name or number. Rules never hold one.
 */
export type OtherMethod = 'local' | 'bypass' | `unknown(${string})`;

/** The word of a listing for a method; empty where none is known. */
export function methodWord(server: { readonly method?: ForwardingMethod; readonly otherMethod?: OtherMethod }): string {
  const { method, otherMethod } = server;
  if (otherMethod === 'local') return 'Local';
  if (otherMethod === 'bypass') return 'Bypass';
  if (otherMethod !== undefined) return otherMethod.slice('unknown('.length, -1);
  return method === undefined ? '' : forwardingMethods[method].word;
}

/** What a word of a listing says that is none of the words of `-g`, `-i` and `-m`. */
export function otherMethodOf(word: string): OtherMethod {
  if (word === 'Local') return 'local';
  return word === 'Bypass' ? 'bypass' : `unknown(${word})`;
}
