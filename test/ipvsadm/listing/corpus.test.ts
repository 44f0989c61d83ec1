import { expect, it } from 'vitest';
import { run } from '../../conformance/listings.ts';

it('every captured listing is read back and written again byte for byte', async () => {
  const { agreed, run: cases, disagreements } = await run(`${import.meta.dirname}/../../fixtures/corpus/listings`);
  expect(disagreements).toEqual([]);
  expect(cases).toBeGreaterThan(60);
  expect(agreed).toBe(cases);
});
