import { expect, test } from 'vitest';
import { consolePorts } from '../../../src/cli/console/console-ports.ts';
import { noChoices } from '../../../src/cli/console/console-settings.ts';
import { recordedDirector } from '../../../src/cli/console/recorded-director.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { memoryWorld } from '../../support/memory-world.ts';
import { specOf } from '../../support/spec-of.ts';

test('the console of a recording asks no machine about its host, and writes to no log', async () => {
  const { world } = memoryWorld(memoryFiles({}));
  const options = {
    director: recordedDirector(specOf('netlink')),
    simulated: null,
    demo: false,
    intervalMs: 1000,
    rules: null,
    readOnly: true,
    ascii: false,
    linear: false,
    policies: [],
    ...noChoices,
    planning: { config: undefined, isolated: true },
    recording: { path: 'monday.jsonl', samples: [] },
  };
  const ports = await consolePorts(options, new AbortController().signal, world);
  expect(ports).toMatchObject({ journal: null, examine: null });
  expect(ports.evidence).toBeUndefined();
});
