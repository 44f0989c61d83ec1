import { describe, expect, test } from 'vitest';
import type { Observation } from '../../src/domain/observation.ts';
import { ipvs } from '../../src/kernel/ipvs.ts';
import { changesOf } from '../../src/domain/changes-of.ts';
import { compareRows } from '../../src/domain/same-rows.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { type History, noHistory, recorded, series } from '../../src/live/history.ts';
import { idsOf } from '../../src/live/identity.ts';

function observation(text: string): Observation {
  const kernel = ipvs();
  for (const change of changesOf(predict(text).table)) kernel.apply(change);
  return {
    services: kernel.table().services.map((service) => ({
      ...service,
      servers: service.servers.map((server) => ({ ...server, active: server.weight, inactive: 0 })),
    })),
    unknown: [],
  };
}

const web = (first: number, second: number) => `-A -t 192.0.2.1:80 -s rr
-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w ${first}
-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w ${second}
`;
const mail = `-A -t 192.0.2.1:25 -s rr
-a -t 192.0.2.1:25 -r 10.0.0.3:25 -m -w 7
`;
const shorter = web(5, 6).split('\n').slice(0, 2).join('\n') + '\n';

describe('names of rows after another sample', () => {
  test.each([
    ['of which only counters and weights changed', web(1, 2), web(3, 4), true],
    ['with a server less', web(1, 2), shorter, false],
    ['with a server more', shorter, web(1, 2), false],
    ['with a service more in front', web(1, 2), mail + web(1, 2), false],
    ['with a server of another port', web(1, 2), web(1, 2).replaceAll('10.0.0.2:80', '10.0.0.2:81'), false],
    ['with a service of another protocol', web(1, 2), web(1, 2).replaceAll('-t', '-u'), false],
    ['with a firewall mark', web(1, 2), web(1, 2).replaceAll('-t 192.0.2.1:80', '-f 7'), false],
  ])('%s are right, and shared only if all are the same', (_, before, after, shared) => {
    const [then, now] = [observation(before), observation(after)];
    compareRows(then.services, now.services);
    expect(idsOf(now)).toEqual(idsOf(observation(after)));
    expect(idsOf(now) === idsOf(then)).toBe(shared);
  });
});

test('the past of a row is found when rows before it come and go', () => {
  let history: History = noHistory;
  let before: Observation | null = null;
  for (const text of [web(1, 2), web(3, 4), mail + web(5, 6), shorter, web(8, 9)]) {
    const now = observation(text);
    if (before !== null) compareRows(before.services, now.services);
    history = recorded(history, { at: 0, observation: now });
    before = now;
  }
  expect(series(history, 'tcp 192.0.2.1:80 10.0.0.1:80', 'active')).toEqual([1, 3, 5, 5, 8]);
  expect(series(history, 'tcp 192.0.2.1:80 10.0.0.2:80', 'active')).toEqual([2, 4, 6, null, 9]);
  expect(series(history, 'tcp 192.0.2.1:25', 'active')).toEqual([null, null, 7, null, null]);
});
