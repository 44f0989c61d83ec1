import { describe, expect, test } from 'vitest';
import { rollOut } from '../../../src/change/rollout/roll-out.ts';
import type { RolloutMember } from '../../../src/change/rollout/rollout-member.ts';
import { changedMembers } from '../../../src/change/rollout/roll-back-stages.ts';
import type { Stage } from '../../../src/change/rollout/rollout-order.ts';
import { simulatedDirector } from '../../../src/directors/simulated.ts';
import { changesOf } from '../../../src/domain/changes-of.ts';
import { failure } from '../../../src/domain/result.ts';
import { predict } from '../../../src/ipvsadm/predict.ts';
import { type Ipvs, ipvs } from '../../../src/kernel/ipvs.ts';
import { planChanges } from '../../../src/plan/plan-changes.ts';
import { losslessRules } from '../../../src/syntax/lossless-rules.ts';
import { virtualClock } from '../../support/virtual-clock.ts';
import { interposed } from '../../support/interposed.ts';
import { specOf } from '../../support/spec-of.ts';

const servers = (...last: readonly number[]) =>
  `-A -t 192.0.2.1:80 -s wlc\n${last.map((each) => `-a -t 192.0.2.1:80 -r 10.0.0.${each}:80 -g -w 1\n`).join('')}`;
const clock = virtualClock();

/** A director with the servers 1 and 2 that answers N calls, and none after them. */
async function member(name: string, calls: number, onFailure: 'stop' | 'undo') {
  const kernel = ipvs();
  for (const change of changesOf(predict(servers(1, 2)).table)) kernel.apply(change);
  const inner = simulatedDirector({ kernel, clock });
  let left = calls;
  const gone = failure({ kind: 'unreachable', reason: 'no route to host' } as const);
  const director = interposed(
    { ...inner, spec: specOf(`ssh://${name}`) },
    {
      observe: (next, signal) => (left-- > 0 ? next(signal) : Promise.resolve(gone)),
      apply: (next, changes, signal) => (left-- > 0 ? next(changes, signal) : Promise.resolve(gone)),
    },
  );
  const observed = await inner.observe();
  if (!observed.ok) throw new Error('not observed');
  const observation = observed.value;
  const whole: RolloutMember = {
    table: { director, observation, journal: null, lock: null },
    plan: planChanges(observation, predict(servers(1, 3)).table),
    policies: [],
    changing: { name: 'new.rules', onFailure },
  };
  return { kernel, whole };
}

const rules = (kernel: Ipvs) => losslessRules({ services: kernel.table().services });
const order: readonly Stage[] = [
  { member: 1, part: 'give' },
  { member: 0, part: 'whole' },
  { member: 1, part: 'take' },
];
const always = 1000;

async function rolled(calls: readonly [number, number], onFailure: 'stop' | 'undo' = 'stop') {
  const [master, backup] = [await member('lb1', calls[0], onFailure), await member('lb2', calls[1], onFailure)];
  const done = await rollOut([master.whole, backup.whole], order, { clock, who: 'tester' });
  return { done, tables: [rules(master.kernel), rules(backup.kernel)] };
}

describe('a change that is rolled out', () => {
  test('reaches every director', async () => {
    const { done, tables } = await rolled([always, always]);
    expect(done).toMatchObject({ notReady: [], left: [], rolledBack: [] });
    expect(tables).toEqual([servers(1, 3), servers(1, 3)]);
  });

  test('is not begun when a director has vanished since it was read', async () => {
    const { done, tables } = await rolled([0, always]);
    expect(done).toMatchObject({ made: [], notReady: [{ kind: 'failed', member: 0 }], left: order });
    expect(tables).toEqual([servers(1, 2), servers(1, 2)]);
  });

  test('stops at a director that vanishes on the way, and names those that were changed', async () => {
    const { done, tables } = await rolled([1, always]);
    expect(done.left).toEqual([{ member: 1, part: 'take' }]);
    expect(changedMembers(done.made)).toEqual([1]);
    expect(tables).toEqual([servers(1, 2), servers(1, 2, 3)]);
  });

  test('is rolled back where that was asked for, the last change first', async () => {
    const { done, tables } = await rolled([1, always], 'undo');
    expect(done.rolledBack.map(({ kind, member: place }) => [kind, place])).toEqual([['ran', 1]]);
    expect(tables).toEqual([servers(1, 2), servers(1, 2)]);
  });

  test('says about a director that vanishes for good that it was not rolled back', async () => {
    // lb2 answers for its first stage, and never again.
    const { done } = await rolled([always, 4], 'undo');
    expect(done.made.at(-1)?.stage).toEqual({ member: 1, part: 'take' });
    expect(done.rolledBack).toMatchObject([
      { kind: 'ran', member: 0 },
      { kind: 'unreadable', member: 1 },
    ]);
  });
});
