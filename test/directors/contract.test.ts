import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { openDirector } from '../../src/cli/open-director.ts';
import { systemClock } from '../../src/host/clock.ts';
import { nodeFiles } from '../../src/host/files.ts';
import { directorContract } from './contract.ts';
import { specOf } from '../support/spec-of.ts';

const needs = { files: nodeFiles(), clock: systemClock(), environment: {} };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lvsrules-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe.each(['sim', 'sim:FOLDER/state.json', 'file:FOLDER/rules'])('the director %s', (spec) => {
  it.each(directorContract)('$title', async ({ holds }) => {
    const director = await openDirector(specOf(spec.replace('FOLDER', folder)), needs);
    if (!director.ok) throw new Error(JSON.stringify(director.failure));
    await holds(director.value);
    await director.value.close();
  });
});
