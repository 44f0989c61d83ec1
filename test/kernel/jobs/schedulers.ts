import assert from 'node:assert/strict';
import { debianSchedulers } from '../../../src/kernel/options.ts';
import { seedOfRun } from '../seed.ts';
import { fact, output } from '../fact.ts';
import { bothKernels } from '../scheduling/both-kernels.ts';
import { dice } from '../scheduling/dice.ts';
import { populations, scenario } from '../scheduling/scenario.ts';
import { type Trial, trial } from '../scheduling/trial.ts';

/**
 * Random rules, clients and changes, the same on the kernel of the machine and on the simulated one.
 */
const seed = seedOfRun();

output('ip', 'link', 'add', 'd0', 'type', 'dummy');
output('ip', 'link', 'set', 'd0', 'up');
output('ip', 'addr', 'add', '10.255.0.1/8', 'dev', 'd0');
output('ip', 'addr', 'add', '2001:db8::1/32', 'dev', 'd0');

/** SYN_RECV and CLOSE_WAIT end after a minute: what takes longer says nothing about schedulers. */
const limit = 55;
const drawn = dice(seed);
const kernels = await bothKernels();
const trials: { readonly scheduler: string; readonly result: Trial }[] = [];
let number = 0;

for (const scheduler of debianSchedulers) {
  const scenarios = populations.map((population) =>
    scenario(drawn, { scheduler, population, number: ++number, clients: 64 }),
  );
  const result = await trial(kernels, scenarios);
  trials.push({ scheduler, result });
  const { alike, clients, refused, seconds } = result;
  const title = `${scheduler}: ${alike} of ${clients} clients of ${scenarios.length} rule sets go where the simulated kernel says`;
  await fact(`${title}, ${refused} of them nowhere`, () => {
    assert.ok(seconds < limit, `this machine took ${seconds.toFixed()} s for what must be done within ${limit}`);
    assert.ok(result.decisions === null, result.decisions ?? '');
  });
}

const others = {
  closing: 'connections that were closed have ended in both kernels, the others are in the same states',
  connections: 'in the end all connections have the same servers and states',
  counters: 'in the end every server has the same place, weight, active and inactive connections',
  orphans: 'with expire_nodest_conn connections end with their servers in both kernels',
} as const;

for (const [what, title] of Object.entries(others) as [keyof typeof others, string][]) {
  await fact(title, () => {
    for (const { scheduler, result } of trials) {
      assert.ok(result[what] === null, `${scheduler}: ${result[what] ?? ''}`);
    }
  });
}
