import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as ipvsadm from './ipvsadm.ts';
import * as listings from './listings.ts';
import type { Outcome } from './outcome.ts';
import * as traffic from './traffic.ts';

/**
 * Compares lvsrules with what the real program and the real kernel were seen to do: the corpora beside the tests,
 * and those in the folder that LVSRULES_CORPUS names. A folder that is missing or empty fails.
 */
const corpora: Readonly<Record<string, { readonly run: (folder: string) => Promise<Outcome> }>> = {
  ipvsadm,
  listings,
  traffic,
};

const own = fileURLToPath(new URL('../fixtures/corpus', import.meta.url));
const given = process.env['LVSRULES_CORPUS'];
const folders = given ? [own, given] : [own];
const summary: string[] = [];
for (const [name, corpus] of Object.entries(corpora)) {
  let agreed = 0;
  let run = 0;
  for (const folder of folders.map((each) => join(each, name))) {
    const outcome = (await isEmpty(folder)) ? nothing(folder) : await corpus.run(folder);
    for (const text of outcome.disagreements) process.stdout.write(`${name}: ${text}\n`);
    agreed += outcome.agreed;
    run += outcome.run;
    if (outcome.disagreements.length > 0) process.exitCode = 1;
  }
  summary.push(`${name} ${agreed}/${run}`);
}
process.stdout.write(`conformance: ${summary.join(', ')}\n`);

async function isEmpty(folder: string): Promise<boolean> {
  const found = await readdir(folder).catch(() => []);
  return !found.some((name) => name.endsWith('.json') && name !== 'meta.json');
}

function nothing(folder: string): Outcome {
  return { agreed: 0, run: 0, disagreements: [`no cases in ${folder}`] };
}
