import { expect, test } from 'vitest';
import { namesInRules } from '../../src/ipvsadm/names-in-rules.ts';

test.each<[text: string, names: Readonly<Record<string, string>>]>([
  ['-A -t 192.0.2.1:80 -s rr\n', {}],
  ['# name: shop\n-A -t 192.0.2.1:80 -s rr\n', { '192.0.2.1:80': 'shop' }],
  ['#name:shop \r\n-A -t 192.0.2.1:80 -s rr\r\n', { '192.0.2.1:80': 'shop' }],
  ['# name: mail\n\n# another comment\n-A -f 7 -s rr\n', { 'FWM 7': 'mail' }],
  [
    '-A -t 192.0.2.1:80\n# name: web1\n-a -t 192.0.2.1:80 -r 10.0.0.1:8080 -m\n-a -t 192.0.2.1:80 -r 10.0.0.2 -m\n',
    { '10.0.0.1:8080': 'web1', '10.0.0.1': 'web1' },
  ],
  [
    '-A -t [2001:db8::1]:80\n# name: six\n-a -t [2001:db8::1]:80 -r [2001:DB8:0::2]:80\n',
    { '[2001:db8::2]:80': 'six', '2001:db8::2': 'six' },
  ],
  ['# name: first\n# name: second\n-A -t 192.0.2.1:80\n# name: third\n', { '192.0.2.1:80': 'second' }],
  ['# name:\n-A -t 192.0.2.1:80\n# renamed: no\n-A -t 192.0.2.2:80\n', {}],
  [`# name: ${'x'.repeat(90)}\n-A -t 192.0.2.1:80\n`, { '192.0.2.1:80': 'x'.repeat(40) }],
])('%j', (text, names) => {
  expect(Object.fromEntries(namesInRules(text))).toEqual(names);
});
