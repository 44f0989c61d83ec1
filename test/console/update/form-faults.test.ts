import { describe, expect, test } from 'vitest';
import { addServerForm, readServers } from '../../../src/console/form/server-form.ts';
import { field } from '../../../src/console/field.ts';
import { twoSites } from '../support/observations.ts';
import { operator } from '../support/operator.ts';

test.each([
  ['5', '0'],
  ['5', '4'],
])('a lower limit of %s under an upper one of %s is refused, as the kernel refuses it', (lower, upper) => {
  const [service] = twoSites.services;
  if (!service) throw new Error('the observation has a service');
  const form = addServerForm(service);
  const values = { ...form.values, address: field('10.0.0.77'), lower: field(lower), upper: field(upper) };
  expect(readServers({ ...form, values }, service)).toEqual({
    ok: false,
    failure: [{ field: 'lower', why: `the lower limit ${lower} is above the upper limit ${upper}` }],
  });
});

describe('a form says what is wrong with it', () => {
  test.each<[keys: string, why: string]>([
    ['a\r', 'an address is needed'],
    ['a10.0.0.300\r', "'10.0.0.300' is not an IPv4 or IPv6 address"],
    ['a10.0.0.1\r', '10.0.0.1:80 is already a real server of tcp 192.0.2.1:80'],
    ['a2001:db8::1\r', 'the service is IPv4; a server of the other family needs a tunnel'],
    ['a10.0.0.9\t\t\x15x\r', 'a weight must be a whole number from 0 to 2147483647'],
    ['o\t192.0.2.1\r', 'tcp 192.0.2.1:80 exists already; edit it instead'],
    ['o\t192.0.2.9\t\x150\r', 'port 0 means every port, which needs persistence'],
    ['o\t192.0.2.9\t999999\r', 'a port must be a whole number from 0 to 65535'],
    ['o\t192.0.2.9\t\t\tno-such-flag\r', "there is no flag 'no-such-flag'"],
  ])('%j: %s', (keys, why) => {
    const after = operator({ size: { columns: 160, rows: 30 } }).type(keys);
    expect(after.state.dialog?.kind).toBe('form');
    expect(after.screen.join('\n')).toContain(why);
  });
});

describe('what is wrong is said in full', () => {
  const columns = 40;
  test.each([
    ['before Enter', 'o\t192.0.2.9\t999999', { columns: 80, rows: 24 }],
    ['after it', 'o\t192.0.2.9\t999999\r', { columns: 80, rows: 24 }],
    ['in 40 columns and 10 rows', 'o\t192.0.2.9\t999999\r', { columns, rows: 10 }],
  ])('%s', (_, keys, size) => {
    const words = operator({ size })
      .type(keys)
      .screen.map((row) => row.trim())
      .join(' ');
    expect(words).toContain('Port: a port must be a whole number from 0 to 65535');
  });

  test('in an untouched form too', () => {
    expect(operator().type('a').screen.join('\n')).toContain('Address: an address is needed');
  });
});

describe('Esc in the plan of a form', () => {
  const planned = operator().type('a10.0.0.9\r');

  test('shows the form again, as it was filled in', () => {
    expect(planned.state.dialog?.kind).toBe('plan');
    const back = planned.type('\x1b');
    expect(back.state.dialog).toMatchObject({ kind: 'form', form: { values: { address: { text: '10.0.0.9' } } } });
    expect(back.type('\x1b').state.dialog).toBeNull();
  });

  test('does so after a reason was given, too', () => {
    expect(planned.type('\x0enew rack\r\x1b').state.dialog?.kind).toBe('form');
  });
});
