/** The program that unpacks a compressed file, which its first bytes show; null for other files. */
export function unpackerOf(bytes: Uint8Array): string | null {
  return unpackers.find(([, head]) => head.every((byte, at) => bytes[at] === byte))?.[0] ?? null;
}

const unpackers: readonly (readonly [program: string, head: readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['bzip2', [0x42, 0x5a, 0x68]],
];
