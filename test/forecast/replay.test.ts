import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { disagreement } from '../conformance/traffic.ts';

const folder = new URL('../fixtures/corpus/traffic/', import.meta.url);

test.each(readdirSync(folder))('the simulated kernel decides as the real one did in %s', (name) => {
  expect(disagreement(readFileSync(new URL(name, folder), 'utf8'))).toBeNull();
});
