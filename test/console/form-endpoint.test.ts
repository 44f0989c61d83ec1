import { expect, test } from 'vitest';
import { readEndpoint } from '../../src/console/form/endpoint.ts';

test.each([
  ['10.0.0.1', '10.0.0.1', null],
  ['10.0.0.1:8443', '10.0.0.1', 8443],
  ['2001:DB8::1', '2001:db8::1', null],
  ['[2001:db8::1]', '2001:db8::1', null],
  ['[2001:db8::1]:0', '2001:db8::1', 0],
])('%s is %s with the port %s', (text, address, port) => {
  expect(readEndpoint(text)).toEqual({ address, port });
});

test.each([
  '',
  'web1',
  '10.0.0',
  '10.0.0.1:',
  '10.0.0.1:65536',
  '10.0.0.1:http',
  '[10.0.0.1',
  '10.0.0.1]:80',
  '::1]:80',
])('%j is not an address with or without a port', (text) => {
  expect(readEndpoint(text)).toBeNull();
});
