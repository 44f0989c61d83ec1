import { isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressText, addressWords, endpointText } from '../../src/domain/address.ts';

describe('an address is written as inet_ntop writes it', () => {
  test.each([
    ['10.0.0.1', '10.0.0.1'],
    ['255.255.255.255', '255.255.255.255'],
    ['::', '::'],
    ['::1', '::1'],
    ['::2', '::2'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['2001:DB8::0:1', '2001:db8::1'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['1:0:2:0:3:0:4:0', '1:0:2:0:3:0:4:0'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
    ['::10.0.0.1', '::10.0.0.1'],
    ['::ffff:10.0.0.1', '::ffff:10.0.0.1'],
    ['::1:2', '::0.1.0.2'],
    ['::ffff', '::ffff'],
    ['64:ff9b::1.2.3.4', '64:ff9b::102:304'],
  ])('%s is %s', (given, written) => {
    expect(addressText(addressWords(given) ?? [])).toBe(written);
  });
});

test.each([
  '',
  '10.1',
  '010.0.0.1',
  '256.0.0.1',
  '1.2.3.4.5',
  ':1::2',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '::g',
  'fe80::1%lo',
  '::10.0.0',
])('%j is not an address', (text) => {
  expect(addressWords(text)).toBeNull();
});

test('written text is read back', () => {
  const word = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0, max: 0xffffffff }));
  const words = fc.oneof(fc.tuple(word), fc.tuple(word, word, word, word));
  fc.assert(
    fc.property(words, (given) => {
      expect(addressWords(addressText(given))).toEqual(given);
    }),
  );
});

test('an IPv6 address with a port is in brackets', () => {
  expect([endpointText('10.0.0.1', 80), endpointText('2001:db8::1', 80)]).toEqual(['10.0.0.1:80', '[2001:db8::1]:80']);
});

test('an IPv6 address is read exactly where the resolver reads one', () => {
  const piece = fc.constantFrom(':', '::', '0', '1', 'ffff', 'DB8', '12345', 'g', '.', '1.2.3.4', '256.0.0.1', '');
  const text = fc.array(piece, { maxLength: 18 }).map((pieces) => pieces.join(''));
  const group = fc.constantFrom('0', '1', 'abcd', '');
  const groups = fc.array(group, { minLength: 2, maxLength: 9 }).map((all) => all.join(':'));
  fc.assert(
    fc.property(fc.oneof(text, groups), (given) => {
      fc.pre(given.includes(':'));
      expect(addressWords(given) !== null).toBe(isIPv6(given));
    }),
    { numRuns: 3000 },
  );
});
