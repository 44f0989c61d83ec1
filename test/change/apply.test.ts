import { describe, expect, test } from 'vitest';
import { simulatedDirector } from '../../src/directors/simulated.ts';
import type { RealServer } from '../../src/domain/server.ts';
import type { Table } from '../../src/domain/table.ts';
import { ipvs } from '../../src/kernel/ipvs.ts';
import { applyPlan } from '../../src/change/apply/apply-plan.ts';
import { batches } from '../../src/change/apply/batches.ts';
import { checkChanges } from '../../src/plan/check.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';
import type { ApplyEvent } from '../../src/change/apply/progress.ts';
import type { Director } from '../../src/ports/director.ts';
import { virtualClock } from '../support/virtual-clock.ts';
import { server, service, table, tcp } from '../plan/support/tables.ts';
import { interposed } from '../support/interposed.ts';

const [a, b, c] = [server('10.0.0.1:80'), server('10.0.0.2:80'), server('10.0.0.3:80')];
const web = (...servers: readonly RealServer[]) => service('192.0.2.1:80', {}, servers);

async function holding(start: Table): Promise<Director> {
  const director = simulatedDirector({ kernel: ipvs(), clock: virtualClock() });
  const { steps } = planChanges(table(), start);
  await director.apply(steps.map(({ change }) => change));
  return director;
}

async function tableIn(director: Director): Promise<readonly string[]> {
  const observed = await director.observe();
  if (!observed.ok) throw new Error(observed.failure.kind);
  return observed.value.services.flatMap(({ servers }) => servers.map(({ address, weight }) => `${address} ${weight}`));
}

describe('a plan that is applied', () => {
  const clock = virtualClock();

  test('reads the table again and finds the target', async () => {
    const director = await holding(table(web(a)));
    const plan = planChanges(table(web(a)), table(web(b, c)));
    expect(await applyPlan(director, plan, { clock })).toMatchObject({ kind: 'done', made: [0, 1, 2] });
    expect(await tableIn(director)).toEqual(['10.0.0.2 1', '10.0.0.3 1']);
  });

  test('is refused when the table changed meanwhile, and changes nothing', async () => {
    const director = await holding(table(web(a, c)));
    const plan = planChanges(table(web(a)), table(web(b)));
    expect(await applyPlan(director, plan, { clock })).toMatchObject({ kind: 'moved', made: [] });
    expect(await tableIn(director)).toEqual(['10.0.0.1 1', '10.0.0.3 1']);
  });

  test('removes nothing when an addition is refused', async () => {
    const director = await holding(table(web(a)));
    const unusable = server('224.0.0.1:80');
    const plan = planChanges(table(web(a)), table(web(unusable)));
    const applied = await applyPlan(director, plan, { clock });
    expect(applied).toMatchObject({ kind: 'refused', made: [], refused: [{ refusal: 'address-not-usable' }] });
    expect(await tableIn(director)).toEqual(['10.0.0.1 1']);
  });

  test('stops between steps when it is interrupted, and a new plan continues from there', async () => {
    const director = await holding(table(web(a)));
    const stop = new AbortController();
    const target = table(web(b));
    const interrupt = { clock, stepByStep: true, signal: stop.signal, onEvent: () => stop.abort() };
    expect(await applyPlan(director, planChanges(table(web(a)), target), interrupt)).toEqual({
      kind: 'interrupted',
      made: [0],
      unknown: [],
    });
    expect(await tableIn(director)).toEqual(['10.0.0.1 1', '10.0.0.2 1']);
    const observed = await director.observe();
    const again = observed.ok ? planChanges(observed.value, target) : null;
    expect(again && (await applyPlan(director, again, { clock }))).toMatchObject({ kind: 'done' });
  });
});

describe('a server that drains', () => {
  test('is quiesced, and removed when it is empty', async () => {
    const clock = virtualClock();
    const events: ApplyEvent[] = [];
    let left = 3;
    const director = interposed(await holding(table(web(a, b))), {
      observe: async (next) => {
        const observed = await next();
        if (!observed.ok) return observed;
        const services = observed.value.services.map((each) => ({
          ...each,
          servers: each.servers.map((one) => ({ ...one, active: one.weight === 0 ? Math.max(0, left--) : 5 })),
        }));
        return { ok: true, value: { ...observed.value, services } };
      },
    });
    const plan = planChanges(table(web(a, b)), table(web(a)), { drain: { timeoutMs: 60_000 } });
    const applying = applyPlan(director, plan, { clock, onEvent: (event) => events.push(event) });
    await clock.advance(10_000);
    expect(await applying).toMatchObject({ kind: 'done', made: [0, 1] });
    expect(events.map(({ kind }) => kind)).toEqual([
      'applied',
      'draining',
      'draining',
      'draining',
      'drained',
      'applied',
    ]);
  });
});

test('a batch that removes something comes after all batches that add', () => {
  const from = table(web(a), service('192.0.2.2:80', {}, [a]));
  const to = table(web(b), service('192.0.2.3:80', {}, [a, b]));
  const { steps } = planChanges(from, to);
  const kinds = batches(steps).map(({ start, end }) => steps.slice(start, end).map(({ kind }) => kind));
  expect(kinds).toEqual([
    ['add-service', 'add-server', 'add-server', 'add-server'],
    ['delete-server', 'delete-service'],
  ]);
  expect(batches(steps, 1)[0]).toEqual({ start: 0, end: 2 });
});

describe('the check of a plan finds', () => {
  const key = tcp('192.0.2.1:80');
  test.each<[what: string, kinds: string[], changes: Parameters<typeof checkChanges>[1], to: Table]>([
    [
      'a moment without an eligible server',
      ['no-eligible-server'],
      [
        { kind: 'delete-server', service: key, server: a },
        { kind: 'add-server', service: key, server: b },
      ],
      table(web(b)),
    ],
    ['a change that is not taken', ['not-taken'], [{ kind: 'edit-server', service: key, server: b }], table(web(a))],
    ['a target that is missed', ['misses-target'], [{ kind: 'add-server', service: key, server: b }], table(web(a))],
    [
      'an empty table, and a service deleted and added again',
      ['table-empty', 'no-eligible-server', 'deleted-and-added', 'no-eligible-server'],
      [
        { kind: 'delete-service', service: key },
        { kind: 'add-service', service: web() },
        { kind: 'add-server', service: key, server: a },
      ],
      table(web(a)),
    ],
  ])('%s', (_, kinds, changes, to) => {
    expect(checkChanges(table(web(a)), changes, to).map(({ kind }) => kind)).toEqual(kinds);
  });
});
