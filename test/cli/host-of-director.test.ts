import { expect, test } from 'vitest';
import { hostOfDirector } from '../../src/cli/host-of-director.ts';
import { specOf } from '../support/spec-of.ts';

test.each([
  ['auto', 'local'],
  ['netlink', 'local'],
  ['ipvsadm', 'local'],
  ['ipvsadm:sudo -n', 'local'],
  ['ipvsadm:ip netns exec lb', 'netns:lb'],
  ['ipvsadm:sudo -n ip netns exec lb', 'netns:lb'],
  ['ssh://root@lb1', 'ssh://root@lb1'],
  ['ipvsadm:docker exec lb', null],
  ['ipvsadm:sudo docker exec lb', null],
  ['keepalived:keepalived.conf', null],
  ['sim:lab.json', null],
  ['file:site.rules', null],
])('the table of %s is on the host %s', (spec, host) => {
  expect(hostOfDirector(specOf(spec))).toBe(host);
});
