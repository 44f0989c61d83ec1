import { addressWords } from '../../domain/address.ts';
import { readIpv4 } from '../../ipvsadm/inet.ts';

/** A word in which ipvsadm does not recognise the intended port. */
export interface LostPort {
  readonly port: number;
  /** How it would be recognised. */
  readonly meant: string;
}

/** `2001:db8::1:80` is all address. */
export function portBehindIpv6(text: string): LostPort | null {
  if (text.indexOf(':') === text.lastIndexOf(':')) return null;
  const [, host = '', port = ''] = /^([0-9a-f:]*[0-9a-f]):([1-9][0-9]{0,4})$/i.exec(text) ?? [];
  if (host === '' || addressWords(host) === null) return null;
  return { port: Number(port), meant: `[${host}]:${port}` };
}

/** The port of `[192.0.2.1]:80` is dropped. */
export function portBehindBracketedIpv4(text: string): LostPort | null {
  const [, host, port] = /^\[([^\]:]+)\]:(.+)$/s.exec(text) ?? [];
  if (host === undefined || port === undefined || readIpv4(host) === null) return null;
  return { port: Number(port), meant: `${host}:${port}` };
}
