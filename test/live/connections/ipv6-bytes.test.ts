import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressText, addressWords } from '../../../src/domain/address.ts';
import { ipv6Into } from '../../../src/ipvsadm/listing/ipv6-bytes.ts';

function read(text: string): readonly number[] | null {
  const bytes = new TextEncoder().encode(`x${text}x`);
  const words = new Uint32Array(4);
  return ipv6Into(words, bytes, 1, bytes.length - 1) ? [...words] : null;
}

test.each(['::', '::1', '1::', '2001:db8::9', 'fe80::1:0:0:2', '1:2:3:4:5:6:7:8', '1:2:3::5:6:7:8', 'ABCD::ef01'])(
  'an address %s, with brackets or without, has its words',
  (text) => {
    expect(read(text)).toEqual(addressWords(text));
    expect(read(`[${text}]`)).toEqual(addressWords(text));
  },
);

test.each([
  '',
  ':',
  ':::',
  '1',
  '1:2',
  '1:2:3:4:5:6:7:8:9',
  '1::2::3',
  '12345::',
  'g::',
  '1:',
  '10.0.0.1',
  '::10.0.0.1',
])('%j is not read', (text) => {
  expect(read(text)).toBeNull();
});

test('every address is read as it was written, unless it ends in a dotted quad', () => {
  const word = fc.oneof(fc.nat(0xffffffff), fc.constant(0), fc.nat(0xffff));
  fc.assert(
    fc.property(fc.tuple(word, word, word, word), (words) => {
      const text = addressText(words);
      expect(read(text)).toEqual(text.includes('.') ? null : words);
    }),
  );
});
