import { expect, test } from 'vitest';
import { addServerForm, readServers } from '../../../src/console/form/server-form.ts';
import { field } from '../../../src/console/field.ts';
import { twoSites } from '../support/observations.ts';

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
