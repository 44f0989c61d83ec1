import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/domain/change.ts';
import type { Table } from '../../src/domain/table.ts';
import { impact } from '../../src/forecast/service-impact.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { random } from '../../src/kernel/random.ts';
import { remap } from '../../src/kernel/remap.ts';

/** A service under a hash scheduler, made of a few numbers. */
function table(scheduler: string, flags: readonly string[], weights: readonly number[]): Table {
  const names = flags.map((flag) => `${scheduler}-${flag}`).join(',');
  const servers = weights.map((weight, at) => `-a -t 192.0.2.1:80 -r 10.0.${at}.${at + 7}:80 -g -w ${weight}`);
  return predict([`-A -t 192.0.2.1:80 -s ${scheduler}${names && ` -b ${names}`}`, ...servers, ''].join('\n')).table;
}

/** What the simulated kernel does to a thousand clients, without the connections that they had. */
function simulated(before: Table, after: Table, changes: readonly Change[]) {
  return impact(before, after, { changes })[0];
}

describe('the shares of a change under a hash are those of clients on the simulated kernel', () => {
  const draws = random(7);
  const pick = (count: number) => Math.floor(draws.next() * count);
  const flagSets = [[], ['fallback'], ['port'], ['fallback', 'port']];
  const cases = Array.from({ length: 40 }, (_, place) => {
    const scheduler = (place & 1) === 0 ? 'sh' : 'mh';
    const weights = Array.from({ length: 2 + pick(4) }, () => 1 + pick(3));
    const before = table(scheduler, flagSets[pick(4)] ?? [], weights);
    const changed = [...weights];
    if (pick(2) === 0) changed[pick(weights.length)] = pick(4);
    const after = table(pick(4) === 0 ? 'mh' : scheduler, [], changed);
    const [service] = after.services;
    const flags = pick(2) === 0 ? (before.services[0]?.flags ?? 0) : pick(4);
    return { before, after: { services: service ? [{ ...service, flags }] : [] } };
  });

  test.each(cases.map((one, place) => [place, one] as const))('of seeded change %i', (_, { before, after }) => {
    const [left, right] = [before.services[0], after.services[0]];
    if (!left || !right) throw new Error('a table without its service');
    const said = remap(left, right);
    const seen = simulated(before, after, [
      { kind: 'edit-service', service: right },
      ...right.servers.map((server): Change => ({ kind: 'edit-server', service: right.key, server })),
    ]);
    expect(Math.abs((said?.moved ?? NaN) - (seen?.moved ?? NaN))).toBeLessThan(0.06);
    expect(Math.abs((said?.refused ?? NaN) - (seen?.refused ?? NaN))).toBeLessThan(0.06);
  });
});
