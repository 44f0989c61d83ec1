import { commandWords } from './option-tables.ts';
import { addressText, addressWords, endpointText } from '../../domain/address.ts';
import { endpointOf } from './address-value.ts';
import { serviceSetting, settingOf } from './line-settings.ts';
import type { LintLine } from '../lint-document.ts';

/**
 * The service that a line is about, by the name that `serviceKeyText` would give it, also where the line is faulty
 * elsewhere; null if it names none.
 */
export function namedService(line: LintLine): string | null {
  const setting = serviceSetting(line);
  const text = setting?.value?.text;
  if (!setting || text === undefined) return null;
  if (setting.option === 'fwmark-service') {
    return `fwmark ${Number(text)}${settingOf(line, 'ipv6') ? ' inet6' : ''}`;
  }
  const { address, port } = endpointOf(text) ?? { address: null, port: 0 };
  const words = address === null ? null : addressWords(address);
  const host = words ? endpointText(addressText(words), port ?? 0) : text;
  return `${setting.option.replace('-service', '')} ${host}`;
}

/** Whether the service that a line names could be one: a mark that is a number, or an address that is not misspelt. */
export function namesKnownService(line: LintLine): boolean {
  const setting = serviceSetting(line);
  const text = setting?.value?.text;
  if (!setting || text === undefined) return false;
  if (setting.option === 'fwmark-service') return /^[0-9]+$/.test(text);
  const endpoint = endpointOf(text);
  return endpoint !== null && endpoint.address !== null && endpoint.port !== undefined;
}

/** Whether a word is a command on its own. */
export function isCommandWord(text: string): boolean {
  return commandWords.has(text);
}
