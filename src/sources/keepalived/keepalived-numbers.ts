import { addressText, addressWords } from '../../domain/address.ts';
import { isWithin, type Limit, limits } from '../../domain/limits.ts';

/** The ranges of keepalived 2.2.7 where they are not those of ipvsadm. */
export const keepalivedLimits = {
  /** The weight of a service, which its servers have by default. */
  serviceWeight: { least: 1, most: 2_147_483_647 },
  serverWeight: limits.weight,
  threshold: { least: 0, most: 4_294_967_295 },
  quorum: { least: 1, most: 4_294_967_295 },
  hysteresis: { least: 0, most: 4_294_967_295 },
  syncLength: { least: 1, most: 65_535 },
} as const satisfies Readonly<Record<string, Limit>>;

/** A decimal number within bounds; null for every other text. */
export function numberOf(text: string | undefined, limit: Limit): number | null {
  if (text === undefined || !/^\+?[0-9]{1,20}$/.test(text)) return null;
  const value = Number(text);
  return isWithin(value, limit) ? value : null;
}

/** What `strtol` makes of the beginning of a text. */
function leadingNumber(text: string): number {
  return Number(/^[+-]?[0-9]+/.exec(text)?.[0] ?? 0);
}

/** An address as `inet_pton` reads it; the part after `/` or `-` is silently dropped. Null for names. */
export function addressOf(text: string): string | null {
  const words = addressWords(text.replace(/[/-].*$/s, ''));
  return words && addressText(words);
}

/** A number, and what to say where the word is not one: keepalived then uses the digits at its start. */
export interface NumberUsed {
  readonly value: number;
  readonly wrong?: string;
}

/** The number that keepalived uses; null if it uses none. */
export function numberUsed(text: string, limit: Limit, what: string): NumberUsed | null {
  const exact = numberOf(text, limit);
  if (exact !== null) return { value: exact };
  const leading = /^[+-]?[0-9]+$/.test(text) ? null : leadingNumber(text);
  return leading === null || leading === 0 || !isWithin(leading, limit)
    ? null
    : { value: leading, wrong: `'${text}' is not ${what}: keepalived uses ${leading}` };
}

/** A port, 0 where there is none; null if keepalived uses none of the word. */
export function portOf(text: string | undefined): NumberUsed | null {
  return text === undefined || text === '{' ? { value: 0 } : numberUsed(text, limits.port, 'a port');
}

/** Whether a keyword that may be switched is on; alone it is. */
export function isOn([, value]: readonly string[]): boolean {
  return !/^(?:off|no|false)$/.test(value ?? 'on');
}

/**
 * What keepalived makes of an invalid weight: it ignores a number out of range, and uses the digits at the start of a
 * word.
 */
export function serverWeight(text: string): { readonly weight: number | null; readonly wrong: boolean } {
  const weight = numberOf(text, keepalivedLimits.serverWeight);
  if (weight !== null) return { weight, wrong: false };
  if (/^[+-]?[0-9]+$/.test(text)) return { weight: null, wrong: true };
  return { weight: Math.max(leadingNumber(text), 0), wrong: true };
}
