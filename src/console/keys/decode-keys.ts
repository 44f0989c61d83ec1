import { type InputEvent, key } from '../key.ts';
import { readPointer } from './read-pointer.ts';
import { codeKeys, controlKeys, letterKeys, linuxKeys, modified, numberKeys } from './sequences.ts';

/** An incomplete key: part of an escape sequence, a character or a paste. */
export interface Undecoded {
  readonly bytes: Uint8Array;
  /** Text of an unfinished paste; null outside a paste. */
  readonly paste: string | null;
}

export const nothingUndecoded: Undecoded = { bytes: new Uint8Array(0), paste: null };

/** Milliseconds after which a lone Escape counts as the key. */
export const escapeTimeoutMs = 50;

/** Maximum length of a paste; the rest is dropped. */
const longestPaste = 65_536;

/** Turns keyboard bytes into keys, however they are split. Never throws; unknown input is dropped. */
export function decode(before: Undecoded, piece: Uint8Array): readonly [Undecoded, readonly InputEvent[]] {
  const bytes = joined(before.bytes, piece);
  const events: InputEvent[] = [];
  let paste = before.paste;
  let at = 0;
  while (at < bytes.length) {
    if (paste !== null) {
      const [text, next, ended] = pasted(bytes, at);
      paste = (paste + text).slice(0, longestPaste);
      at = next;
      if (!ended) break;
      events.push({ kind: 'paste', text: paste });
      paste = null;
      continue;
    }
    const found = nextKey(bytes, at);
    if (found === null) break;
    at += found.length;
    if (found.event === 'paste') paste = '';
    else if (found.event !== null) events.push(found.event);
  }
  return [{ bytes: bytes.slice(at), paste }, events];
}

/** The rest at the timeout: a lone Escape is the key; anything else is unknown and dropped. */
export function decodeRest(before: Undecoded): readonly [Undecoded, readonly InputEvent[]] {
  if (before.paste !== null || before.bytes[0] !== 0x1b) return [before, []];
  const rest = before.bytes.slice(1);
  const alone = rest.length === 0 || rest[0] === 0x1b;
  return [nothingUndecoded, alone ? [key('escape')] : [key(`alt-${String.fromCharCode(rest[0] ?? 0)}`)]];
}

/** Whether an Escape is waiting for more bytes. */
export function awaitsMore(undecoded: Undecoded): boolean {
  return undecoded.paste === null && undecoded.bytes[0] === 0x1b;
}

interface Found {
  readonly length: number;
  /** Null for a complete sequence that is not a key; `paste` for the start of a paste. */
  readonly event: InputEvent | 'paste' | null;
}

/** The key that begins at `at`; null when more bytes are needed. */
function nextKey(bytes: Uint8Array, at: number): Found | null {
  const first = bytes[at] ?? 0;
  if (first === 0x1b) return escaped(bytes, at);
  const control = controlKeys[first];
  if (control !== undefined) return { length: 1, event: key(control) };
  if (first < 0x20) return { length: 1, event: key(`ctrl-${String.fromCharCode(first + 0x60)}`) };
  return character(bytes, at);
}

function character(bytes: Uint8Array, at: number): Found | null {
  const first = bytes[at] ?? 0;
  const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  const present = bytes.subarray(at, at + length);
  const impossible = (first >= 0x80 && first < 0xc2) || first > 0xf4 || !present.subarray(1).every(continues);
  if (impossible) return { length: 1, event: null };
  if (present.length < length) return null;
  const text = utf8.decode(present);
  if (text.includes('\ufffd') || /[\u0080-\u009f]/.test(text)) return { length: 1, event: null };
  return { length, event: key(text === ' ' ? 'space' : text, text) };
}

const utf8 = new TextDecoder();

function continues(byte: number): boolean {
  return byte >= 0x80 && byte < 0xc0;
}

function escaped(bytes: Uint8Array, at: number): Found | null {
  const second = bytes[at + 1];
  if (second === undefined) return null;
  if (second === 0x5b) return bracketed(bytes, at);
  if (second === 0x4f) return afterO(bytes, at);
  if (second === 0x1b) return { length: 1, event: key('escape') };
  const inner = nextKey(bytes, at + 1);
  if (inner?.event === undefined || inner.event === null || inner.event === 'paste') return inner;
  return { length: inner.length + 1, event: inner.event.kind === 'key' ? key(`alt-${inner.event.name}`) : null };
}

/** `ESC O X`, also with a modifier's digit before the letter. */
function afterO(bytes: Uint8Array, at: number): Found | null {
  let end = at + 2;
  while (isDigit(bytes[end])) end++;
  const letter = bytes[end];
  if (letter === undefined) return null;
  const name = letterKeys[String.fromCharCode(letter)];
  const parameter = Number(ascii(bytes, at + 2, end) || '1');
  return { length: end + 1 - at, event: name === undefined ? null : key(modified(name, parameter)) };
}

/** `ESC [ PARAMETERS FINAL`, with the Linux console's `ESC [ [ X` and the old mouse report `ESC [ M` and three bytes. */
function bracketed(bytes: Uint8Array, at: number): Found | null {
  const third = bytes[at + 2];
  if (third === undefined) return null;
  if (third === 0x5b) return linux(bytes, at);
  if (third === 0x4d) return at + 6 > bytes.length ? null : { length: 6, event: null };
  let end = at + 2;
  while (isParameter(bytes[end], third === 0x3f)) end++;
  const final = bytes[end];
  if (final === undefined) return end - at > 64 ? { length: end - at, event: null } : null;
  const length = end + 1 - at;
  if (final === 0x1b) return { length: end - at, event: null };
  return { length, event: sequence(ascii(bytes, at + 2, end), String.fromCharCode(final)) };
}

function linux(bytes: Uint8Array, at: number): Found | null {
  const letter = bytes[at + 3];
  if (letter === undefined) return null;
  const name = linuxKeys[String.fromCharCode(letter)];
  return { length: 4, event: name === undefined ? null : key(name) };
}

function sequence(parameters: string, final: string): InputEvent | 'paste' | null {
  if (parameters.startsWith('<')) return readPointer(parameters, final);
  const [first = 0, modifier = 1] = parameters.split(';').map((word) => parseInt(word, 10) || 0);
  if (final === '~' || final === '^' || final === '$') {
    if (first === 200) return 'paste';
    const name = numberKeys[first];
    const rxvt = final === '^' ? 5 : final === '$' ? 2 : modifier;
    return name === undefined ? null : key(modified(name, rxvt));
  }
  if (final === 'u') {
    const name = codeKeys[first] ?? (first > 32 && first < 0x110000 ? String.fromCodePoint(first) : undefined);
    return name === undefined ? null : key(modified(name, modifier), modifier <= 2 && first >= 32 ? name : null);
  }
  if (/^[<>=?]/.test(parameters)) return null;
  const name = letterKeys[final];
  return name === undefined ? null : key(modified(name, modifier));
}

/** Text up to the end mark of a paste, where to continue, and whether the mark was found. */
function pasted(bytes: Uint8Array, at: number): readonly [string, number, boolean] {
  const end = indexOf(bytes, endOfPaste, at);
  if (end >= 0) return [utf8.decode(bytes.subarray(at, end)), end + endOfPaste.length, true];
  const held = bytes.lastIndexOf(0x1b);
  const upTo = held >= at && bytes.length - held < endOfPaste.length ? held : wholeCharacters(bytes, at);
  return [utf8.decode(bytes.subarray(at, upTo)), upTo, false];
}

const endOfPaste = new TextEncoder().encode('\x1b[201~');

/** The end of the last complete character, so that a split one waits for its rest. */
function wholeCharacters(bytes: Uint8Array, at: number): number {
  for (let back = bytes.length - 1; back >= at && back > bytes.length - 4; back--) {
    const byte = bytes[back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back + length > bytes.length ? back : bytes.length;
  }
  return bytes.length;
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(wanted[0] ?? 0, from); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}

function joined(before: Uint8Array, piece: Uint8Array): Uint8Array {
  if (before.length === 0) return piece;
  const all = new Uint8Array(before.length + piece.length);
  all.set(before);
  all.set(piece, before.length);
  return all;
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** Parameters and intermediates. A `$` ends a sequence of rxvt's, but not the answer of a terminal (`ESC [ ? ... $ y`). */
function isParameter(byte: number | undefined, answer: boolean): boolean {
  return byte !== undefined && byte >= 0x20 && byte <= 0x3f && (byte !== 0x24 || answer);
}
