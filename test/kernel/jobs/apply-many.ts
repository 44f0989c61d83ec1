import assert from 'node:assert/strict';
import { systemClock } from '../../../src/host/clock.ts';
import { applyPlan } from '../../../src/change/apply/apply-plan.ts';
import { planChanges } from '../../../src/plan/plan-changes.ts';
import { tableOf } from '../../../src/domain/observation.ts';
import { changeLine } from '../../../src/syntax/change-line.ts';
import { director } from '../director-facts.ts';
import { fact, ran } from '../fact.ts';

/** Services of nine servers each, a thousand of these in all; each change is an edit of one. */
const services = 112;
const rules = Array.from({ length: services }, (_, at) => {
  const service = `-t 10.${1 + (at >> 8)}.${at & 255}.1:80`;
  const servers = Array.from(
    { length: 9 },
    (_each, server) => `-a ${service} -r 172.16.${at >> 8}.${server + 1}:80 -m -w 1\n`,
  );
  return `-A ${service} -s wlc\n${servers.join('')}`;
});
assert.equal(ran('ipvsadm', ['-R'], rules.join('')).stderr, '');

let weight = 1;
let bare = Infinity;
for (const spec of ['ipvsadm', 'netlink']) {
  for (let round = 0; round < 2; round++) bare = Math.min(bare, await straight());
  const [seconds, steps] = await applied(spec);
  const times = seconds / bare;
  await fact(`${steps} changes are applied and verified through ${spec}`, () => {
    assert.equal(steps, services * 9);
  });
  // Told, not judged: the machine is emulated, which costs Node more than a C program.
  process.stdout.write(
    `# ${seconds.toFixed(1)} s, ${times.toFixed(1)} times what ipvsadm -R takes (${bare.toFixed(1)} s)\n`,
  );
}

/** Seconds that `ipvsadm -R` takes for the changes, without a reader. */
async function straight(): Promise<number> {
  const { steps } = await planned('ipvsadm');
  const lines = steps.map(({ change }) => `${changeLine(change)}\n`).join('');
  const began = process.hrtime.bigint();
  const { stderr } = ran('ipvsadm', ['-R'], lines);
  const ended = process.hrtime.bigint();
  assert.equal(stderr, '');
  return Number(ended - began) / 1e9;
}

/** Seconds in which a plan for them is run: the table is read before and behind, and compared. */
async function applied(spec: string): Promise<readonly [seconds: number, steps: number]> {
  const plan = await planned(spec);
  const opened = await director(spec);
  const began = process.hrtime.bigint();
  const { kind, made } = await applyPlan(opened, plan, { clock: systemClock() });
  const ended = process.hrtime.bigint();
  await opened.close();
  assert.equal(kind, 'done');
  return [Number(ended - began) / 1e9, made.length];
}

/** The way to another weight for every server. */
async function planned(spec: string) {
  const opened = await director(spec);
  const observed = await opened.observe();
  await opened.close();
  assert.ok(observed.ok);
  weight++;
  const target = tableOf(observed.value).services.map((service) => ({
    ...service,
    servers: service.servers.map((server) => ({ ...server, weight })),
  }));
  return planChanges(observed.value, { services: target }, { impacts: false });
}
