import { expect, test } from 'vitest';
import { impactOfServerEdit } from '../../src/plan/impact/impact-of-server-edit.ts';
import { server, service } from './support/tables.ts';
import { predict } from '../../src/ipvsadm/predict.ts';

function newConnections(scheduler: string, weight: number) {
  const [service] = predict(
    `-A -t 192.0.2.1:80 -s ${scheduler}\n` +
      '-a -t 192.0.2.1:80 -r 10.0.0.1 -w 1\n-a -t 192.0.2.1:80 -r 10.0.0.2 -w 1\n',
  ).table.services;
  const [before] = service?.servers ?? [];
  if (!service || !before) throw new Error('there is no server');
  return impactOfServerEdit(service, before, { ...before, weight }, {}).newConnections;
}

test.each(['rr', 'lc', 'dh'])('under %s no share follows a weight', (scheduler) => {
  const { kind, note } = newConnections(scheduler, 3);
  expect({ kind, note }).toEqual({
    kind: 'unchanged',
    note: `shares stay: ${scheduler} only checks whether a weight is 0`,
  });
});

test.each(['wrr', 'wlc', 'sed', 'nq', 'sh', 'mh', 'lblc', 'lblcr'])('under %s it does', (scheduler) => {
  expect(newConnections(scheduler, 3)).toEqual({ kind: 'changed', note: 'shares follow the new weight' });
});

test.each(['rr', 'lc', 'wrr'])('under %s a weight of 0 sends new connections elsewhere', (scheduler) => {
  expect(newConnections(scheduler, 0)).toEqual({ kind: 'changed', note: 'go to the other servers' });
});

test.each([
  [undefined, 'known clients still use this server, unless net.ipv4.vs.expire_quiescent_template is 1'],
  [false, 'known clients still use this server, for net.ipv4.vs.expire_quiescent_template is 0'],
  [true, 'known clients get another server when they reconnect'],
])('remembered clients of a quiesced server, where the kernel forgets them: %s', (forgetsClients, note) => {
  const persistence = { timeout: 60, netmask: '255.255.255.255' };
  const [a, b] = [server('10.0.0.1:80'), server('10.0.0.2:80')];
  const pool = service('192.0.2.1:80', { persistence }, [a, b]);
  const circumstances = forgetsClients === undefined ? {} : { forgetsClients };
  expect(impactOfServerEdit(pool, a, { ...a, weight: 0 }, circumstances).persistence).toEqual({
    kind: 'changed',
    note,
  });
});
