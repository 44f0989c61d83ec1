import { describe, expect, test } from 'vitest';
import { simulatedDirector } from '../../src/directors/simulated.ts';
import type { RealServer } from '../../src/domain/server.ts';
import type { Service } from '../../src/domain/service.ts';
import { ipvs } from '../../src/kernel/ipvs.ts';
import { applyPlan } from '../../src/change/apply/apply-plan.ts';
import { shortagesOnTheWay } from '../../src/plan/limits/capacity.ts';
import { planChanges, type PlanOptions } from '../../src/plan/plan-changes.ts';
import type { ApplyEvent } from '../../src/change/apply/progress.ts';
import type { Director } from '../../src/ports/director.ts';
import { changeLine } from '../../src/syntax/change-line.ts';
import { virtualClock } from '../support/virtual-clock.ts';
import { server, service, table, tcp } from './support/tables.ts';

const [a, b, c, d] = [1, 2, 3, 4].map((last) => server(`10.0.0.${last}:80`)) as [
  RealServer,
  RealServer,
  RealServer,
  RealServer,
];
const web = (...servers: readonly RealServer[]) => service('192.0.2.1:80', { scheduler: 'wlc' }, servers);
const drain = { timeoutMs: 10_000 };

describe('a plan leaves a service with', () => {
  test.each<[what: string, from: RealServer[], to: RealServer[], options: PlanOptions, least: number | null]>([
    ['half when half of its servers go', [a, b, c, d], [a, b], {}, 0.5],
    ['all when others come before they go', [a, b], [c, d], {}, null],
    ['the share of the weight that is left', [{ ...a, weight: 3 }, b], [b], {}, 0.25],
    ['less for a moment where servers are added again', [a, b, c, d], [b, a, c, d], { enforceOrder: true }, 0.75],
  ])('%s', (_, from, to, options, least) => {
    const { steps } = planChanges(table(web(...from)), table(web(...to)), options);
    const changes = steps.map(({ change }) => change);
    const found = shortagesOnTheWay(table(web(...from)), changes, 1);
    expect(found).toEqual(least === null ? [] : [{ service: tcp('192.0.2.1:80'), share: least }]);
    expect(shortagesOnTheWay(table(web(...from)), changes, least ?? 1)).toEqual([]);
  });

  test('as many servers as before where a scheduler only looks at whether a weight is 0', () => {
    const even = (...servers: RealServer[]) => table(service('192.0.2.1:80', { scheduler: 'rr' }, servers));
    const from = even({ ...a, weight: 9 }, b);
    const changes = planChanges(from, even(b)).steps.map(({ change }) => change);
    expect(shortagesOnTheWay(from, changes, 1)).toMatchObject([{ share: 0.5 }]);
  });

  test('nothing where the service is deleted as a whole, and the check does not run then', () => {
    const from = table(web(a), service('192.0.2.2:80', {}, [a]));
    const changes = planChanges(from, table(web(a))).steps.map(({ change }) => change);
    expect(shortagesOnTheWay(from, changes, 1)).toEqual([]);
  });
});

describe('servers that are drained go one after the other', () => {
  const other = service('192.0.2.2:443', {}, [server('10.0.0.1:443'), server('10.0.0.2:443'), server('10.0.0.3:443')]);

  test('one machine is quiesced in all its services before it is waited for in any', () => {
    const from = table(web(a, b, c), other);
    const to = table(web(c), { ...other, servers: other.servers.slice(2) });
    expect(planChanges(from, to, { drain }).steps.map(({ change }) => changeLine(change))).toEqual([
      '-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 0',
      '-e -t 192.0.2.2:443 -r 10.0.0.1:443 -g -w 0',
      '-d -t 192.0.2.1:80 -r 10.0.0.1:80',
      '-d -t 192.0.2.2:443 -r 10.0.0.1:443',
      '-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 0',
      '-e -t 192.0.2.2:443 -r 10.0.0.2:443 -g -w 0',
      '-d -t 192.0.2.1:80 -r 10.0.0.2:80',
      '-d -t 192.0.2.2:443 -r 10.0.0.2:443',
    ]);
  });

  test('the timeout of a server begins when it is quiesced, not at its turn', async () => {
    const clock = virtualClock();
    const director = busy(await holding(clock, web(a, c), other));
    const to = table(web(c), { ...other, servers: other.servers.slice(1) });
    const plan = planChanges(table(web(a, c), other), to, { drain });
    let ended = Infinity;
    const applying = applyPlan(director, plan, { clock }).then((applied) => {
      ended = clock.now();
      return applied;
    });
    await clock.advance(30_000);
    expect(await applying).toMatchObject({ kind: 'done' });
    expect(ended).toBe(drain.timeoutMs);
  });

  test('each is reported with its position', async () => {
    const clock = virtualClock();
    const events: ApplyEvent[] = [];
    const director = busy(await holding(clock, web(a, b, c)));
    const plan = planChanges(table(web(a, b, c)), table(web(c)), { drain });
    const applying = applyPlan(director, plan, { clock, onEvent: (event) => events.push(event) });
    await clock.advance(30_000);
    await applying;
    const places = events.flatMap((event) => (event.kind === 'draining' ? [`${event.place} of ${event.of}`] : []));
    expect([...new Set(places)]).toEqual(['1 of 2', '2 of 2']);
  });
});

describe('a step that would leave a service with too little', () => {
  const from = web(a, b, c, d);
  const to = table(web(c, d));

  test('waits until another server is back, then is made', async () => {
    const clock = virtualClock();
    const events: ApplyEvent[] = [];
    const director = await holding(clock, from);
    const plan = planChanges(table(from), to, { drain });
    const weigh = (weight: number) =>
      director.apply([{ kind: 'edit-server', service: from.key, server: { ...d, weight } }]);
    const onEvent = (event: ApplyEvent) => {
      events.push(event);
      if (event.kind === 'applied' && event.done === 2) void weigh(0);
      if (event.kind === 'holding' && event.leftMs === 7000) void weigh(1);
    };
    const applying = applyPlan(director, plan, { clock, onEvent, leastCapacity: 0.5 });
    await clock.advance(30_000);
    expect(await applying).toMatchObject({ kind: 'done', made: [0, 1, 2, 3] });
    expect(events.filter(({ kind }) => kind === 'holding')).toMatchObject(
      [10_000, 9000, 8000, 7000].map((leftMs) => ({ share: 0.25, least: 0.5, leftMs })),
    );
  });

  test('is not made when none is back in time, and the plan stops there', async () => {
    const clock = virtualClock();
    const director = await holding(clock, from);
    const onEvent = (event: ApplyEvent) => {
      if (event.kind !== 'applied' || event.done !== 2) return;
      void director.apply([{ kind: 'edit-server', service: from.key, server: { ...d, weight: 0 } }]);
    };
    const plan = planChanges(table(from), to, { drain });
    const applying = applyPlan(director, plan, { clock, onEvent, leastCapacity: 0.5 });
    await clock.advance(30_000);
    expect(await applying).toEqual({
      kind: 'short',
      made: [0, 1],
      unknown: [],
      shortage: { service: from.key, share: 0.25 },
    });
  });

  test('counts no server that is full', async () => {
    const clock = virtualClock();
    const inner = await holding(clock, web({ ...a, upper: 5 }, b, c, d));
    const director = busy(inner, 5);
    const [before, after] = [table(web({ ...a, upper: 5 }, b, c, d)), table(web({ ...a, upper: 5 }, b, c))];
    const plan = planChanges(before, after);
    expect(await applyPlan(director, plan, { clock, leastCapacity: 0.6 })).toMatchObject({
      kind: 'short',
      made: [],
      shortage: { share: 0.5 },
    });
  });
});

async function holding(clock: ReturnType<typeof virtualClock>, ...services: readonly Service[]): Promise<Director> {
  const director = simulatedDirector({ kernel: ipvs(), clock });
  await director.apply(planChanges(table(), table(...services)).steps.map(({ change }) => change));
  return director;
}

/** A director whose servers never lose a connection. */
function busy(director: Director, active = 3): Director {
  return {
    ...director,
    observe: async () => {
      const observed = await director.observe();
      if (!observed.ok) return observed;
      const services = observed.value.services.map((each) => ({
        ...each,
        servers: each.servers.map((one) => ({ ...one, active })),
      }));
      return { ok: true, value: { ...observed.value, services } };
    },
  };
}
