import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { run } from '../conformance/ipvsadm.ts';

test('every captured stream ends as it did on a real kernel', async () => {
  const { disagreements, run: count } = await run(
    fileURLToPath(new URL('../fixtures/corpus/ipvsadm', import.meta.url)),
  );
  expect(disagreements).toEqual([]);
  expect(count).toBeGreaterThan(500);
});
