import { describe, expect, test } from 'vitest';
import { impact } from '../../src/forecast/service-impact.ts';
import { predict } from '../../src/ipvsadm/predict.ts';

function pool(settings: string, servers: readonly string[]) {
  const lines = servers.map((words) => `-a -t 192.0.2.1:80 -r ${words}`);
  return predict([`-A -t 192.0.2.1:80 ${settings}`, ...lines, ''].join('\n')).table;
}

const three = ['10.0.0.2 -w 1', '10.0.0.3 -w 1', '10.0.0.4 -w 1'];
const quiesced = ['10.0.0.2 -w 1', '10.0.0.3 -w 1', '10.0.0.4 -w 0'];

function onlyImpact(settings: string, before: readonly string[], after: readonly string[]) {
  const [found] = impact(pool(settings, before), pool(settings, after));
  if (!found) throw new Error('there is no service');
  return found;
}

describe('quiescing one of three servers', () => {
  test.each([
    ['sh', null, 0.33, 0],
    ['mh', null, 0.33, 0],
    ['sh -b sh-fallback', null, 0, 0.33],
    ['mh -b mh-fallback', null, 0, 0.33],
    ['sh -b sh-fallback,sh-port', null, 0, 0.33],
    ['sh -p 300', 1, 0, 0],
  ])('under -s %s', (settings, held, refused, moved) => {
    const found = onlyImpact(`-s ${settings}`, three, quiesced);
    expect(found.held).toBe(held);
    expect(found.refused).toBeCloseTo(refused, 1);
    expect(found.moved).toBeCloseTo(moved, 1);
    expect(found.broken).toBe(0);
  });

  test('under a scheduler that does not hash moves no client that could be named', () => {
    const found = onlyImpact('-s wlc', three, quiesced);
    expect(found.moved).toBeNull();
    expect(found.refused).toBe(0);
    expect(found.after.get('10.0.0.4:80')).toBeUndefined();
  });
});

describe('deleting one of three servers', () => {
  test('breaks the connections it had', () => {
    expect(onlyImpact('-s wlc', three, three.slice(1)).broken).toBeCloseTo(1 / 3, 1);
  });

  test('moves two thirds of the clients under sh, one third under mh', () => {
    expect(onlyImpact('-s sh', three, three.slice(1)).moved).toBeCloseTo(0.67, 1);
    expect(onlyImpact('-s mh', three, three.slice(1)).moved).toBeCloseTo(0.33, 1);
  });

  test('lets persistence hold all clients but its own', () => {
    const found = onlyImpact('-s rr -p 300', three, three.slice(1));
    expect(found.held).toBeCloseTo(2 / 3, 2);
    expect(found.moved).toBeCloseTo(1 / 3, 2);
  });
});

test('a service that goes refuses or loses all its clients', () => {
  const [found] = impact(pool('-s rr', three), { services: [] });
  expect(found).toMatchObject({ refused: 1, broken: 1 });
});

test('the same table moves no client', () => {
  for (const settings of ['-s sh', '-s mh -b mh-port', '-s wlc -p 60']) {
    expect(onlyImpact(settings, three, three)).toMatchObject({ moved: 0, refused: 0, broken: 0 });
  }
});
