import { addressText, addressWords } from '../../domain/address.ts';
import { limits } from '../../domain/limits.ts';
import { wholeNumber } from './number.ts';

/** An address as it is typed or pasted, with its port where it has one. */
export interface Endpoint {
  readonly address: string;
  readonly port: number | null;
}

/** `10.0.0.1`, `10.0.0.1:80`, `2001:db8::1`, `[2001:db8::1]:80`; null for any other text. */
export function readEndpoint(text: string): Endpoint | null {
  const [, bracketed, plain = bracketed ?? text, portText] =
    /^(?:\[([^\]]*)\]|([^:[\]]*))(?::([0-9]+))?$/.exec(text) ?? [];
  const words = addressWords(plain);
  const port = portText === undefined ? null : wholeNumber(portText, limits.port);
  if (words === null || (portText !== undefined && port === null)) return null;
  return { address: addressText(words), port };
}

/** The words of a list: separated by blanks, commas or semicolons. */
export function listed(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((word) => word !== '');
}
