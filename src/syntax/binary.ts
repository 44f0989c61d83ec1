/**
 * Rules are bytes: ipvsadm neither knows nor needs an encoding. Here a text of bytes is a string with one character
 * for each byte, so that offsets are offsets of bytes and nothing is lost.
 */

/** Text is taken as UTF-8. */
export function binaryOf(text: string | Uint8Array): string {
  if (typeof text !== 'string') return Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('latin1');
  return isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

/** Decoded for people: UTF-8, with U+FFFD where it is invalid; a byte order mark stays. */
export function textOf(bytes: string | Uint8Array): string {
  if (typeof bytes !== 'string') return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return isAscii(bytes) ? bytes : bytesOf(bytes).toString('utf8');
}

export function bytesOf(binary: string): Buffer {
  return Buffer.from(binary, 'latin1');
}

function isAscii(text: string): boolean {
  return !/[^\u0000-\u007f]/.test(text);
}
