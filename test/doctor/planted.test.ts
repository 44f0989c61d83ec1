import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hostChecks } from '../../src/doctor/host-checks.ts';

/** Checks whose fault the machine of the kernel tests cannot have, and why. */
const unplanted: Readonly<Record<string, string>> = {};

/** Names of faults in the kernel tests, `name: 'arp-ignore'`. */
function plantedNames(): ReadonlySet<string> {
  const kernel = join(import.meta.dirname, '../kernel');
  const texts = ['jobs', 'cluster'].flatMap((folder) =>
    readdirSync(join(kernel, folder)).map((file) => readFileSync(join(kernel, folder, file), 'utf8')),
  );
  return new Set(texts.flatMap((text) => [...text.matchAll(/\bname: '([a-z\d-]+)'/g)].map(([, name = '']) => name)));
}

test('each check of doctor is planted on a real kernel, or says why not', () => {
  const planted = plantedNames();
  const missing = hostChecks.map(({ name }) => name).filter((name) => !planted.has(name) && !(name in unplanted));
  expect(missing).toEqual([]);
  expect(Object.keys(unplanted).filter((name) => planted.has(name))).toEqual([]);
});
