import { describe, expect, test } from 'vitest';
import { changeTable } from '../../src/change/change-table.ts';
import { logEntries } from '../../src/change/journal/change-log.ts';
import type { Journal } from '../../src/change/journal/journal.ts';
import { recordedRedo, recordedRest, recordedUndo, type UndoOffer } from '../../src/change/undo/recorded-undo.ts';
import { unfinishedOffer } from '../../src/change/unfinished-offer.ts';
import { simulatedDirector } from '../../src/directors/simulated.ts';
import { changesOf } from '../../src/domain/changes-of.ts';
import type { Change } from '../../src/domain/change.ts';
import type { Observation } from '../../src/domain/observation.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { ipvs } from '../../src/kernel/ipvs.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';
import type { Director } from '../../src/ports/director.ts';
import type { Files } from '../../src/ports/files.ts';
import { losslessRules } from '../../src/syntax/lossless-rules.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { Died, mortal } from '../support/mortal.ts';
import { virtualClock } from '../support/virtual-clock.ts';

const from = `-A -t 192.0.2.1:80 -s rr
-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1
-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 1
`;
const to = `-A -t 192.0.2.1:80 -s wrr
-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 5
-a -t 192.0.2.1:80 -r 10.0.0.3:80 -g -w 1
-A -u 192.0.2.5:53 -s rr
-a -u 192.0.2.5:53 -r 10.0.0.9:53 -m -w 1
`;
const colleague: Change = {
  kind: 'add-service',
  service: {
    key: { kind: 'tcp', address: '192.0.2.77', port: 443 },
    scheduler: 'sh',
    flags: 0,
    persistence: null,
    engine: null,
    onePacket: false,
  },
};
const theirs = '-A -t 192.0.2.77:443 -s sh\n';

/** A table and a state directory that outlive the processes that change them. */
function machine() {
  const clock = virtualClock(1_000_000);
  const kernel = ipvs();
  for (const change of changesOf(predict(from).table)) kernel.apply(change);
  const director = simulatedDirector({ kernel, clock });
  const stored = memoryFiles({ '/state/.keep': '' });
  const ports = (files: Files = stored, own: Director = director) => {
    const journal: Journal = { files, directory: '/state', user: 0, table: 'sim' };
    return { director: own, journal, clock, who: 'tester' };
  };
  const rules = () => losslessRules({ services: kernel.table().services });
  return { clock, director, stored, ports, rules, apply: (change: Change) => kernel.apply(change) };
}

type Machine = ReturnType<typeof machine>;

async function seen(director: Director): Promise<Observation> {
  const observed = await director.observe();
  if (!observed.ok) throw new Error(observed.failure.kind);
  return observed.value;
}

/** Runs the change in a process that dies at a call; false when it came to its end before. */
async function dies(on: Machine, at: number, when: 'before' | 'after', stepByStep: boolean): Promise<boolean> {
  const plan = planChanges(await seen(on.director), predict(to).table);
  const { files, director, dead } = mortal(on.stored, on.director, at, when);
  await changeTable({ plan, name: 'to.rules', stepByStep }, on.ports(files, director)).catch((error: unknown) => {
    if (!(error instanceof Died)) throw error;
  });
  return dead();
}

/** What `undo`, `redo` or `apply --finish` does in a new process. */
async function follow(on: Machine, offer: UndoOffer, link: 'undoes' | 'redoes' | 'finishes'): Promise<void> {
  if (offer.kind !== 'plan') throw new Error(offer.kind);
  const outcome = await changeTable({ plan: offer.plan, name: link, [link]: offer.entry.id }, on.ports());
  expect(outcome).toMatchObject({ kind: 'ended', applied: { kind: 'done' }, unrecorded: null });
}

async function undone(on: Machine): Promise<void> {
  await follow(on, await recordedUndo(on.ports().journal, await seen(on.director)), 'undoes');
}

async function isOnRecord(on: Machine): Promise<boolean> {
  return (await logEntries(on.ports().journal)).length > 0;
}

/** Calls the check on a machine for every call at which the process can die. */
async function atEveryCall(stepByStep: boolean, check: (on: Machine) => Promise<void>): Promise<number> {
  let at = 0;
  for (; ; at++) {
    for (const when of ['before', 'after'] as const) {
      const on = machine();
      const died = await dies(on, at, when, stepByStep);
      await check(on);
      if (!died) return at;
    }
  }
}

describe.each([
  ['step by step', true, 25],
  ['in batches', false, 18],
])('a change %s that dies at any of its calls', (_, stepByStep, least) => {
  test('does not change the table before the change is on record', async () => {
    const calls = await atEveryCall(stepByStep, async (on) => {
      if (!(await isOnRecord(on))) expect(on.rules()).toBe(from);
    });
    expect(calls).toBeGreaterThan(least - 10);
  });

  test('is rolled back by undo', async () => {
    await atEveryCall(stepByStep, async (on) => {
      if (on.rules() === from) return;
      await undone(on);
      expect(on.rules()).toBe(from);
    });
  });

  test('is finished by apply --finish, then rolled back by one undo and repeated by one redo', async () => {
    await atEveryCall(stepByStep, async (on) => {
      if (!(await isOnRecord(on))) return;
      const rest = await recordedRest(on.ports().journal, await seen(on.director));
      if (rest.kind === 'plan') await follow(on, rest, 'finishes');
      expect(on.rules()).toBe(to);
      await undone(on);
      expect(on.rules()).toBe(from);
      await follow(on, await recordedRedo(on.ports().journal, await seen(on.director)), 'redoes');
      expect(on.rules()).toBe(to);
    });
  });

  test('keeps the changes of a colleague when it is rolled back or finished', async () => {
    await atEveryCall(stepByStep, async (on) => {
      on.apply(colleague);
      if (!(await isOnRecord(on))) return;
      const rest = await recordedRest(on.ports().journal, await seen(on.director));
      if (rest.kind === 'plan') await follow(on, rest, 'finishes');
      expect(on.rules().replace(theirs, '')).toBe(to);
      await undone(on);
      expect(on.rules()).toBe(from + theirs);
    });
  });

  test('is offered by the console until it is finished or rolled back', async () => {
    await atEveryCall(stepByStep, async (on) => {
      const { journal } = on.ports();
      const entries = await logEntries(journal);
      const offer = await unfinishedOffer(journal, () => on.director.observe());
      const isOpen = entries.at(-1)?.result === 'begun';
      expect(offer !== null).toBe(isOpen);
      if (!offer) return;
      const plan: Plan | undefined = (offer.rollBack ?? offer.finish)?.plan;
      if (plan) await changeTable({ plan, name: 'settled' }, on.ports());
      expect(await unfinishedOffer(journal, () => on.director.observe())).toBeNull();
    });
  });
});

test('a clock that goes back changes neither the order of the log nor what an undo rolls back', async () => {
  const on = machine();
  const made = async (rules: string, now: number) => {
    const plan = planChanges(await seen(on.director), predict(rules).table);
    const ports = { ...on.ports(), clock: virtualClock(now) };
    expect(await changeTable({ plan, name: `at ${now}` }, ports)).toMatchObject({ applied: { kind: 'done' } });
  };
  await made(to, 5_000_000);
  await made(`${to}${theirs}`, 1_000);
  expect((await logEntries(on.ports().journal)).map(({ target }) => target)).toEqual(['at 5000000', 'at 1000']);
  await undone(on);
  expect(on.rules()).toBe(to);
  await undone(on);
  expect(on.rules()).toBe(from);
});
