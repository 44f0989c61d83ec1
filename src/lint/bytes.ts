/** Pieces of bytes as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const sampleLength = 8192;

/** Whether bytes are binary data: a tenth or more of the first ones are control characters or invalid UTF-8. */
export function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, sampleLength);
  if (sample.length === 0) return false;
  let strange = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) strange++;
  const text = new TextDecoder('utf-8').decode(sample);
  for (const character of text) if (character === '\ufffd') strange++;
  return strange * 10 >= sample.length && (strange > 1 || sample.length < 4);
}
