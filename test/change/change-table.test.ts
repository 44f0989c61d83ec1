import { describe, expect, test } from 'vitest';
import { changeTable } from '../../src/change/change-table.ts';
import { applyEffect } from '../../src/console/apply-effect.ts';
import type { ConsolePorts } from '../../src/console/ports.ts';
import { proposal } from '../../src/console/writing/proposal.ts';
import { planOf } from '../../src/console/writing/plan-of.ts';
import { simulatedDirector } from '../../src/directors/simulated.ts';
import { changesOf } from '../../src/domain/changes-of.ts';
import type { Change } from '../../src/domain/change.ts';
import { type tableOf, type Observation } from '../../src/domain/observation.ts';
import { failure } from '../../src/domain/result.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { ipvs } from '../../src/kernel/ipvs.ts';
import { type IpvsOptions, debianSchedulers } from '../../src/kernel/options.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';
import type { Director } from '../../src/ports/director.ts';
import { losslessRules } from '../../src/syntax/lossless-rules.ts';
import { virtualClock } from '../support/virtual-clock.ts';
import { interposed } from '../support/interposed.ts';

const web = '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1\n';
const secure = '-A -t 192.0.2.1:443 -s mh\n-a -t 192.0.2.1:443 -r 10.0.0.1:443 -g -w 1\n';
const withoutMh: IpvsOptions = { schedulers: debianSchedulers.filter((name) => name !== 'mh') };

function stage(rules: string, machine: IpvsOptions = {}) {
  const clock = virtualClock();
  const kernel = ipvs(machine);
  for (const change of changesOf(predict(rules).table)) kernel.apply(change);
  const director = simulatedDirector({ kernel, clock });
  const ports = { director, journal: null, clock, who: 'tester' };
  return {
    clock,
    director,
    ports,
    text: () => losslessRules({ services: kernel.table().services }),
    apply: (change: Change) => kernel.apply(change),
  };
}

async function seen(director: Director): Promise<Observation> {
  const observed = await director.observe();
  if (!observed.ok) throw new Error(observed.failure.kind);
  return observed.value;
}

const weigh = (weight: number): Change => ({
  kind: 'edit-server',
  service: { kind: 'tcp', address: '192.0.2.1', port: 80 },
  server: { address: '10.0.0.1', port: 80, method: 'route', weight, upper: 0, lower: 0, tunnel: null },
});

const other: Change = {
  kind: 'add-service',
  service: {
    key: { kind: 'udp', address: '192.0.2.9', port: 53 },
    scheduler: 'rr',
    flags: 0,
    persistence: null,
    engine: null,
    onePacket: false,
  },
};

describe('the console', () => {
  async function confirmed(
    rules: string,
    make: (shown: Observation) => ReturnType<typeof proposal>,
    meanwhile: readonly Change[] = [],
    more: Partial<ConsolePorts> = {},
    machine: IpvsOptions = {},
  ) {
    const on = stage(rules, machine);
    const shown = make(await seen(on.director));
    for (const change of meanwhile) on.apply(change);
    const ports = {
      ...on.ports,
      policies: [],
      interrupted: new AbortController().signal,
      ...more,
    } as unknown as ConsolePorts;
    return { event: await applyEffect({ kind: 'apply', proposal: shown }, ports), text: on.text() };
  }

  const following = (target: string) => (observation: Observation) =>
    proposal('Follow a file', planChanges(observation, predict(target).table), observation, 'restore');
  const making = (change: Change) => (observation: Observation) =>
    proposal('A change', planOf([change], observation, {}), observation, 'keys');

  test('leaves the table unchanged when an addition of its plan is refused', async () => {
    const { event, text } = await confirmed(web, following(secure), [], {}, withoutMh);
    expect(event).toMatchObject({ kind: 'applied', applied: { kind: 'refused', made: [] } });
    expect(text).toBe(web);
  });

  test('refuses a weight that a colleague changed after it was shown', async () => {
    const { event, text } = await confirmed(web, making(weigh(2)), [weigh(5)]);
    expect(event).toMatchObject({ kind: 'not-applied' });
    expect(text).toContain('-w 5');
  });

  test('makes a change while a colleague changes another service', async () => {
    const { event, text } = await confirmed(web, making(weigh(2)), [other]);
    expect(event).toMatchObject({ kind: 'applied', applied: { kind: 'done' } });
    expect(text).toContain('-A -u 192.0.2.9:53 -s rr');
  });

  test('does not delete a service that a policy protects', async () => {
    const policies = [{ name: 'keep the site', services: ['tcp 192.0.2.1:80'], protected: true }];
    const gone = making({ kind: 'delete-service', service: { kind: 'tcp', address: '192.0.2.1', port: 80 } });
    const { event, text } = await confirmed(web, gone, [], { policies });
    expect(event).toMatchObject({ kind: 'not-applied', reason: expect.stringContaining('keep the site') as string });
    expect(text).toBe(web);
  });

  test('does not bring a service below --min-capacity', async () => {
    const { event, text } = await confirmed(web, making(weigh(0)), [], { leastCapacity: 0.5 });
    expect(event).toMatchObject({ kind: 'not-applied' });
    expect(text).toBe(web);
  });
});

describe('a change that fails', () => {
  const late = failure({ kind: 'timed-out', seconds: 5 } as const);
  const target = `${web}-A -t 192.0.2.2:80 -s rr\n-a -t 192.0.2.2:80 -r 10.0.0.2:80 -g -w 1\n`;

  test('rolls back only what it made: the service of a colleague stays', async () => {
    const on = stage(web);
    const plan = planChanges(await seen(on.director), withServer(predict(target).table));
    const director = interposed(on.director, {
      apply: (next, changes) => {
        on.apply(other);
        return next(changes);
      },
    });
    const outcome = await changeTable({ plan, name: 'test', onFailure: 'undo' }, { ...on.ports, director });
    expect(outcome).toMatchObject({
      kind: 'ended',
      applied: { kind: 'refused', made: [0, 1] },
      rolledBack: { kind: 'rolled-back' },
    });
    expect(on.text()).toBe(`${web}-A -u 192.0.2.9:53 -s rr\n`);
  });

  test('says how far it got when the director disappears in the middle of a batch', async () => {
    const on = stage(web);
    const plan = planChanges(await seen(on.director), predict(target).table);
    const director = interposed(on.director, {
      apply: async (next, changes) => {
        await next(changes.slice(0, 1));
        return late;
      },
    });
    const outcome = await changeTable({ plan, name: 'test' }, { ...on.ports, director });
    expect(outcome).toMatchObject({ kind: 'ended', applied: { kind: 'failed', made: [0], unknown: [] } });
  });

  test('does not claim how far it got when the table cannot be read afterwards', async () => {
    const on = stage(web);
    const plan = planChanges(await seen(on.director), predict(target).table);
    let away = false;
    const director = interposed(on.director, {
      observe: (next) => (away ? Promise.resolve(late) : next()),
      apply: async (next, changes) => {
        await next(changes.slice(0, 1));
        away = true;
        return late;
      },
    });
    const outcome = await changeTable({ plan, name: 'test' }, { ...on.ports, director });
    expect(outcome).toMatchObject({ kind: 'ended', applied: { kind: 'failed', made: [], unknown: [0, 1] } });
  });

  function withServer(table: ReturnType<typeof tableOf>): ReturnType<typeof tableOf> {
    return {
      services: table.services.map((service) =>
        service.key.kind === 'tcp' && service.key.address === '192.0.2.2'
          ? { ...service, servers: service.servers.flatMap((server) => [server, { ...server, address: '224.0.0.1' }]) }
          : service,
      ),
    };
  }
});

test('a weight that a health checker sets elsewhere meanwhile is neither a failure nor reverted', async () => {
  const on = stage(web);
  const plan = planChanges(await seen(on.director), predict(`${web}-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 1\n`).table);
  const director = interposed(on.director, {
    apply: (next, changes) => {
      on.apply(weigh(0));
      return next(changes);
    },
  });
  const outcome = await changeTable({ plan, name: 'test', onFailure: 'undo' }, { ...on.ports, director });
  expect(outcome).toMatchObject({ kind: 'ended', applied: { kind: 'done' }, rolledBack: null });
  expect(on.text()).toContain('-r 10.0.0.1:80 -g -w 0');
});
