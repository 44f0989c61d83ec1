export function attribute(number: number, content: Buffer): Buffer {
  const length = 4 + content.length;
  const bytes = Buffer.alloc((length + 3) & ~3);
  bytes.writeUInt16LE(length, 0);
  bytes.writeUInt16LE(number, 2);
  content.copy(bytes, 4);
  return bytes;
}

export function nested(number: number, ...inner: readonly Buffer[]): Buffer {
  return attribute(number | 0x8000, Buffer.concat(inner));
}

export function number16(number: number, value: number): Buffer {
  const content = Buffer.alloc(2);
  content.writeUInt16LE(value);
  return attribute(number, content);
}

/** Ports are in network byte order. */
export function port16(number: number, value: number): Buffer {
  const content = Buffer.alloc(2);
  content.writeUInt16BE(value);
  return attribute(number, content);
}

export function number32(number: number, value: number): Buffer {
  const content = Buffer.alloc(4);
  content.writeUInt32LE(value >>> 0);
  return attribute(number, content);
}

export function number8(number: number, value: number): Buffer {
  return attribute(number, Buffer.from([value]));
}

/** NUL-terminated. */
export function text(number: number, value: string): Buffer {
  return attribute(number, Buffer.from(`${value}\0`, 'latin1'));
}
