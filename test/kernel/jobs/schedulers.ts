import assert from 'node:assert/strict';
import type { Change } from '../../../src/domain/change.ts';
import type { Connection, Observation } from '../../../src/domain/observation.ts';
import { serviceKeyText } from '../../../src/domain/service.ts';
import { counterDump } from '../../../src/forecast/counter-dump.ts';
import { debianSchedulers } from '../../../src/kernel/options.ts';
import { fact, output } from '../fact.ts';
import { bothKernels } from '../scheduling/both-kernels.ts';
import { entries, tally } from '../scheduling/decisions.ts';
import { dice } from '../scheduling/dice.ts';
import { populations, scenario } from '../scheduling/scenario.ts';

/** The kernel and the simulated one take the same random rules, clients and changes; with `SEED=7` before the command, the same again. */
const given = Number(process.env['SEED']);
const seed = Number.isInteger(given) && given > 0 ? given : 1 + Math.floor(Math.random() * 0x7fffffff);
process.stdout.write(`# SEED=${seed}\n`);

output('ip', 'link', 'add', 'd0', 'type', 'dummy');
output('ip', 'link', 'set', 'd0', 'up');
output('ip', 'addr', 'add', '10.255.0.1/8', 'dev', 'd0');
output('ip', 'addr', 'add', '2001:db8::1/32', 'dev', 'd0');

const drawn = dice(seed);
const scenarios = debianSchedulers.flatMap((scheduler, at) =>
  populations.map((population, nth) =>
    scenario(drawn, { scheduler, population, number: 1 + at * populations.length + nth, clients: 64 }),
  ),
);

const kernels = await bothKernels();
const afterOpening = await played('opening');
await kernels.change(finTimeout(1));
await played('closing');
await kernels.wait(1500);
await kernels.change(finTimeout(120));
const afterClosing = await connections();
const afterSequel = await played('sequel');
const observed = await kernels.observe();

for (const scheduler of debianSchedulers) {
  const own = scenarios.filter((each) => each.scheduler === scheduler);
  const tallies = own.flatMap((each) => [
    tally(each, each.opening, afterOpening),
    tally(each, each.sequel, afterSequel),
  ]);
  const total = (figure: 'clients' | 'alike' | 'refused') => tallies.reduce((sum, each) => sum + each[figure], 0);
  const clients = `${total('alike')} of ${total('clients')} clients of ${own.length} rule sets`;
  await fact(`${scheduler}: ${clients} go where the simulated kernel says, ${total('refused')} of them nowhere`, () => {
    assert.equal(tallies.find(({ difference }) => difference !== null)?.difference ?? null, null);
  });
}

await fact('connections that were closed are gone in both kernels, the others stand alike', () => {
  for (const each of scenarios) assert.equal(tally(each, each.opening, afterClosing, true).difference, null);
  assert.ok(afterClosing.real.size < afterOpening.real.size);
});

await fact(`in the end ${afterSequel.real.size} connections stand with the same servers and states`, () => {
  const text = (each: Connection) => [each.protocol, each.source, each.destination, each.destinationPort, each.state];
  const sorted = (all: Iterable<Connection>) => [...all].map((each) => text(each).join(' ')).sort();
  assert.deepEqual(sorted(afterSequel.simulated.values()), sorted(afterSequel.real.values()));
});

await fact('in the end every server has the same place, weight, active and inactive connections', () => {
  const dump = ({ services }: Observation) =>
    services.map((each) => `${serviceKeyText(each.key)}: ${counterDump({ services: [each], unknown: [] }).join()}`);
  assert.deepEqual(dump(observed.simulated).sort(), dump(observed.real).sort());
});

async function played(part: 'opening' | 'closing' | 'sequel') {
  for (const each of scenarios) await kernels.take(each[part]);
  return connections();
}

async function connections() {
  const { real, simulated } = await kernels.connections();
  return { real: entries(real), simulated: entries(simulated) };
}

function finTimeout(seconds: number): Change {
  return { kind: 'set-timeouts', timeouts: { tcp: 0, tcpfin: seconds, udp: 0 } };
}
