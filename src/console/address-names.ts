import { escapeControls } from '../report/escape.ts';

/** The name of an address (`10.0.0.1`), of an endpoint (`10.0.0.1:80`) or of a firewall mark (`FWM 7`); null without one. */
export type AddressNames = (place: string) => string | null;

export const namelessAddresses: AddressNames = () => null;

/**
 * A cell with names instead of addresses: `10.0.0.1:80` becomes `web1:80`. A firewall mark keeps its number. Names come
 * from files, so they are escaped.
 */
export function withNames(text: string, names: AddressNames): string {
  return text.replace(places, (found: string, bracketed?: string, ipv4?: string, port?: string, ipv6?: string) => {
    const address = bracketed ?? ipv4 ?? ipv6 ?? '';
    if (address === '') return named(found, names(found), (name) => `${found} ${name}`);
    const own = port === undefined ? null : names(found);
    return named(found, own ?? names(address), (name) => (port === undefined ? name : `${name}:${port}`));
  });
}

/** A text for searches, in lower case, with the names of its addresses behind it. */
export function textWithNames(text: string, names: AddressNames | undefined): string {
  return names === undefined ? text : `${text} ${withNames(text, names).toLowerCase()}`;
}

const places = /(?:\[([\da-fA-F:.]+)\]|(\d{1,3}(?:\.\d{1,3}){3}))(?::(\d+))?|\bFWM \d+|([\da-fA-F]*:[\da-fA-F:.]+)/g;

function named(text: string, name: string | null, write: (name: string) => string): string {
  return name === null ? text : write(escapeControls(name));
}
